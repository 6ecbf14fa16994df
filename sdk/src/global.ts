import './ui/index.js';

export * from './index.js';

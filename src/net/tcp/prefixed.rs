use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use crate::net::tcp::first_bytes::ENOUGH;

/// A stream of whose bytes the first were looked at already; they are read again.
#[derive(Debug)]
pub(super) struct Prefixed<S> {
    inner: S,
    first: [u8; ENOUGH],
    /// How many of them were read again.
    read: usize,
}

impl<S> Prefixed<S> {
    pub(super) fn new(first: [u8; ENOUGH], inner: S) -> Self {
        Prefixed { inner, first, read: 0 }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Prefixed<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = &mut *self;
        match this.first.get(this.read..) {
            Some(rest) if !rest.is_empty() && buffer.remaining() > 0 => {
                let count = rest.len().min(buffer.remaining());
                buffer.put_slice(&rest[..count]);
                this.read += count;
                Poll::Ready(Ok(()))
            }
            _ => Pin::new(&mut this.inner).poll_read(context, buffer),
        }
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Prefixed<S> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.inner).poll_write(context, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.inner).poll_write_vectored(context, slices)
    }

    fn is_write_vectored(&self) -> bool {
        self.inner.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(context)
    }
}

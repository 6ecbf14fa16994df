export interface SiteSignIn {
    /** The server's address. */
    server: string;
    /** Which of the brand's sites this is; the server checks that the page is one of them. */
    siteKey: string;
    /** What others see; the server finds a word when it is left out. */
    name?: string;
    /** The token of before, also an expired one: the same person goes on. */
    token?: string;
}
/** A customer's token, without a word of the brand's server. */
export interface SiteSession {
    token: string;
    /** Until when it is good: Unix time in seconds. */
    expiresAt: number;
    /** Who the customer is to the server. */
    identity: string;
    /** What agents see of the customer. */
    name: string;
}
/** Lets a visitor of a brand's page be a customer who has no account there. */
export declare function signInAtSite({ server, ...data }: SiteSignIn): Promise<SiteSession>;

/// Methods (RFC 8489 §18.2, RFC 8656 §17).
pub(in crate::turn) mod method {
    pub(in crate::turn) const BINDING: u16 = 0x001;
    pub(in crate::turn) const ALLOCATE: u16 = 0x003;
    pub(in crate::turn) const REFRESH: u16 = 0x004;
    pub(in crate::turn) const SEND: u16 = 0x006;
    pub(in crate::turn) const DATA: u16 = 0x007;
    pub(in crate::turn) const CREATE_PERMISSION: u16 = 0x008;
    pub(in crate::turn) const CHANNEL_BIND: u16 = 0x009;
}

/// Attributes (RFC 8489 §18.3, RFC 8656 §18).
pub(in crate::turn) mod attribute {
    pub(in crate::turn) const USERNAME: u16 = 0x0006;
    pub(in crate::turn) const MESSAGE_INTEGRITY: u16 = 0x0008;
    pub(in crate::turn) const ERROR_CODE: u16 = 0x0009;
    pub(in crate::turn) const UNKNOWN_ATTRIBUTES: u16 = 0x000A;
    pub(in crate::turn) const CHANNEL_NUMBER: u16 = 0x000C;
    pub(in crate::turn) const LIFETIME: u16 = 0x000D;
    pub(in crate::turn) const XOR_PEER_ADDRESS: u16 = 0x0012;
    pub(in crate::turn) const DATA: u16 = 0x0013;
    pub(in crate::turn) const REALM: u16 = 0x0014;
    pub(in crate::turn) const NONCE: u16 = 0x0015;
    pub(in crate::turn) const XOR_RELAYED_ADDRESS: u16 = 0x0016;
    pub(in crate::turn) const REQUESTED_ADDRESS_FAMILY: u16 = 0x0017;
    pub(in crate::turn) const EVEN_PORT: u16 = 0x0018;
    pub(in crate::turn) const REQUESTED_TRANSPORT: u16 = 0x0019;
    pub(in crate::turn) const DONT_FRAGMENT: u16 = 0x001A;
    pub(in crate::turn) const MESSAGE_INTEGRITY_SHA256: u16 = 0x001C;
    pub(in crate::turn) const PASSWORD_ALGORITHM: u16 = 0x001D;
    pub(in crate::turn) const USERHASH: u16 = 0x001E;
    pub(in crate::turn) const XOR_MAPPED_ADDRESS: u16 = 0x0020;
    pub(in crate::turn) const RESERVATION_TOKEN: u16 = 0x0022;
    pub(in crate::turn) const PASSWORD_ALGORITHMS: u16 = 0x8002;
    pub(in crate::turn) const FINGERPRINT: u16 = 0x8028;

    /// What a client may send that must be understood (RFC 8489 §14: types below 0x8000).
    /// DONT-FRAGMENT is not among them: whether it can be kept depends on the way to the peer.
    pub(in crate::turn) const UNDERSTOOD: [u16; 16] = [
        USERNAME,
        MESSAGE_INTEGRITY,
        CHANNEL_NUMBER,
        LIFETIME,
        XOR_PEER_ADDRESS,
        DATA,
        REALM,
        NONCE,
        REQUESTED_ADDRESS_FAMILY,
        EVEN_PORT,
        REQUESTED_TRANSPORT,
        MESSAGE_INTEGRITY_SHA256,
        PASSWORD_ALGORITHM,
        USERHASH,
        XOR_MAPPED_ADDRESS,
        RESERVATION_TOKEN,
    ];
}

/// Why a request is refused (RFC 8489 §14.8, RFC 8656 §19).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ErrorCode {
    /// The request makes no sense.
    BadRequest,
    /// There are no credentials, or wrong ones.
    Unauthorized,
    /// The peer may not be reached.
    Forbidden,
    /// An attribute that must be understood is not.
    UnknownAttribute,
    /// There is no allocation, or there is one already.
    AllocationMismatch,
    /// The nonce is too old or not ours.
    StaleNonce,
    /// No relayed address of that family is given out.
    FamilyNotSupported,
    /// The allocation is somebody else's.
    WrongCredentials,
    /// Only UDP is relayed.
    UnsupportedTransport,
    /// The peer's family is not the relayed address's.
    PeerFamilyMismatch,
    /// This identity or source has enough allocations.
    AllocationQuotaReached,
    /// The server has no room.
    InsufficientCapacity,
}

impl ErrorCode {
    /// Every code, in the order of its index.
    pub const ALL: [ErrorCode; 12] = [
        ErrorCode::BadRequest,
        ErrorCode::Unauthorized,
        ErrorCode::Forbidden,
        ErrorCode::UnknownAttribute,
        ErrorCode::AllocationMismatch,
        ErrorCode::StaleNonce,
        ErrorCode::FamilyNotSupported,
        ErrorCode::WrongCredentials,
        ErrorCode::UnsupportedTransport,
        ErrorCode::PeerFamilyMismatch,
        ErrorCode::AllocationQuotaReached,
        ErrorCode::InsufficientCapacity,
    ];

    /// The number on the wire and in metrics.
    pub fn code(self) -> u16 {
        match self {
            ErrorCode::BadRequest => 400,
            ErrorCode::Unauthorized => 401,
            ErrorCode::Forbidden => 403,
            ErrorCode::UnknownAttribute => 420,
            ErrorCode::AllocationMismatch => 437,
            ErrorCode::StaleNonce => 438,
            ErrorCode::FamilyNotSupported => 440,
            ErrorCode::WrongCredentials => 441,
            ErrorCode::UnsupportedTransport => 442,
            ErrorCode::PeerFamilyMismatch => 443,
            ErrorCode::AllocationQuotaReached => 486,
            ErrorCode::InsufficientCapacity => 508,
        }
    }
}

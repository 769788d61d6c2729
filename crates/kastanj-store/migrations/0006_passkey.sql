-- Keys in telephones and machines of staff that let them in while the store is open. What rests
-- here opens nothing by itself: the secret half never leaves the telephone.

CREATE TABLE passkey (
    credential TEXT PRIMARY KEY,
    whose TEXT NOT NULL,
    -- The random number under which the telephone knows the account.
    handle TEXT NOT NULL,
    label TEXT NOT NULL,
    content TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT;

package vn.lienthong.document;

/** Who signs a paper: first the person, then the organisation. */
record SigningPair(SigningKey person, SigningKey organisation) {}

package vn.lienthong.residence.workplace;

import vn.lienthong.messaging.v1.ResidenceKind;

/** Loại: what is wanted of the organisation at the residence. */
public enum LineKind {
    /** Xin nhận xét. */
    COMMENT(ResidenceKind.COMMENT),
    /** Giới thiệu. */
    INTRODUCE(ResidenceKind.INTRODUCE),
    /** Giới thiệu và xin nhận xét. */
    INTRODUCE_AND_COMMENT(ResidenceKind.INTRODUCE_AND_COMMENT);

    private final ResidenceKind inMessages;

    LineKind(ResidenceKind inMessages) {
        this.inMessages = inMessages;
    }

    ResidenceKind inMessages() {
        return inMessages;
    }

    public boolean wantsComment() {
        return this != INTRODUCE;
    }
}

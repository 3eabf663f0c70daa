package vn.lienthong.residence.workplace;

import vn.lienthong.messaging.v1.ResidenceProposal;

/** What a comment proposes to the workplace: its sixth criterion. */
public enum Proposal {
    /** Biểu dương. */
    COMMEND,
    /** Không đề nghị. */
    NONE,
    /** Xem xét xử lý. */
    CONSIDER;

    static Proposal of(ResidenceProposal told) {
        return valueOf(told.name());
    }
}

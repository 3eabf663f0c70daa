package vn.lienthong.membership.web;

import vn.lienthong.membership.MembershipRequest;

final class StatusView {

    static boolean mayBeSentAgain(MembershipRequest request) {
        return false;
    }
}

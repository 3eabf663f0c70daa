/**
 * Where a member works: lists of members to be introduced to, and commented on by, the organisation where they live, from the
 * first draft to the comment that comes back, and the member's own report. The organisation at the residence is reached by
 * messages only: it may be at another hub.
 */
package vn.lienthong.residence.workplace;

/**
 * Where a member works: lists of members to be introduced to, and commented on by, the organisation where they live, from the
 * first draft to the comment that comes back, the member's own report, and notices of violations, which few may read. The
 * organisation at the residence is reached by messages only: it may be at another hub. The form that comes back is found by its
 * id in the document store.
 */
package vn.lienthong.residence.workplace;

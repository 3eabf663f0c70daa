/** What the module adds to the command {@code load}: existing member accounts. */
package vn.lienthong.membership.load;

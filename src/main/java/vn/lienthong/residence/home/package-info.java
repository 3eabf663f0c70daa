/**
 * The residence conversation where the member lives: requests come in, the cell takes note of introductions and writes comment
 * forms, the committee above approves, signs and sends them; violations are told. What it knows of the workplace came by
 * message, for the workplace may be at another hub; files of reports are found by their ids in the document store.
 */
package vn.lienthong.residence.home;

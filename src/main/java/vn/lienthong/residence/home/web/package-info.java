/** The pages of the organisation where members live: comment forms, two-way members, notices of violations. */
package vn.lienthong.residence.home.web;

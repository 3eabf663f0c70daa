/**
 * The workplace's tables: lists with their lines and versions, what was asked and told of each line, members' reports, and the
 * scans of paper.
 */
package vn.lienthong.residence.workplace.store;

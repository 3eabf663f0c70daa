/** The screens of <i>Thu, nộp Đảng phí</i>: paying, the list of orders, receipts; those of officers are in {@code office}. */
package vn.lienthong.fee.web;

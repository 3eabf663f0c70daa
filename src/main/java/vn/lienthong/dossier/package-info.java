/** The record of one conversation: dossier number, portal status 1 to 10, timeline. */
package vn.lienthong.dossier;

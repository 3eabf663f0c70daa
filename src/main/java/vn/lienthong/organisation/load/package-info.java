/** Loading organisations, people, positions and delegations from CSV files. */
package vn.lienthong.organisation.load;

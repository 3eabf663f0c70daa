/**
 * The fee conversation: what is owed, the order, the payment, the settlement with each level's share, the receipt. Money that
 * comes is never refused: it settles its order, or it waits in suspense for a person.
 */
package vn.lienthong.fee;

/**
 * Decisions people make: the Camel component {@code human-task:}, the task store and the service behind inbox and API.
 *
 * <p>{@code to: human-task:<type>} creates a task and ends the exchange; a decision is a message on the queue {@code
 * human-task.<type>.<outcome>.v1}, written in the transaction of the decision; {@code from:
 * human-task:<type>?outcome=<outcome>} resumes with it.
 */
package vn.lienthong.humantask;

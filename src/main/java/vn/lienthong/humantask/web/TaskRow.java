package vn.lienthong.humantask.web;

import java.time.Instant;
import java.util.UUID;

/**
 * One line of the list.
 *
 * @param state message key of where it stands for whoever looks
 * @param tone colour of the state, see the fragment {@code pill}
 * @param due words for the time left; null when the task is over
 * @param decidedAt null until decided
 * @param selectable whether it may be decided together with others
 */
record TaskRow(
        UUID id,
        String title,
        String subject,
        String organisation,
        String state,
        String tone,
        String due,
        boolean overdue,
        Instant dueAt,
        Instant decidedAt,
        boolean selectable) {}

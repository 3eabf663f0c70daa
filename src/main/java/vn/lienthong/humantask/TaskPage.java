package vn.lienthong.humantask;

import java.util.List;
import java.util.Optional;

/**
 * One page of a list.
 *
 * @param next where the next page starts; empty on the last one
 */
public record TaskPage(List<Task> tasks, Optional<TaskQuery.Cursor> next) {}

package vn.lienthong.residence.home;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The member's report on the tasks at the residence.
 *
 * @param documents files the hub keeps
 */
public record ReceivedReport(UUID line, Instant at, String comment, List<UUID> documents) {}

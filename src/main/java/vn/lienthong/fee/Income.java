package vn.lienthong.fee;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of what a member lives on. It is told for one check and kept nowhere.
 *
 * @param payer code of the group the member pays by, from the {@link Regulation}
 * @param monthly VND a month of what the group's rate is a percentage of; empty when not told
 * @param region for rates that are a percentage of the minimum wage; empty when not told
 */
public record Income(String payer, OptionalLong monthly, Optional<Region> region) {}

package vn.lienthong.organisation;

/** A person who may act in an organisation, and by what right. */
public record MandateHolder(long personId, Mandate mandate) {}

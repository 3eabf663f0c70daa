package vn.lienthong.fee.statement;

import vn.lienthong.organisation.OrganisationKind;

/** An organisation with its money of a period. */
public record StatementRow(String code, String name, OrganisationKind kind, Figures figures) {}

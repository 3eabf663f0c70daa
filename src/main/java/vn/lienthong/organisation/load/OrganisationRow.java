package vn.lienthong.organisation.load;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import vn.lienthong.organisation.OrganisationKind;
import vn.lienthong.organisation.Period;

/** One row of table {@code organisation} and one line of {@code organisations.csv}. */
record OrganisationRow(
        String code,
        OrganisationKind kind,
        String name,
        boolean residential,
        Optional<String> parent,
        String address,
        Period period) {

    static final String SELECT =
            "SELECT code, kind, name, residential, parent_code, address, valid_from, valid_to FROM organisation";

    /** What identifies it: an organisation has one row for each period. */
    record Key(String code, LocalDate from) {}

    Key key() {
        return new Key(code, period.from());
    }

    static OrganisationRow of(ResultSet row, int number) throws SQLException {
        return new OrganisationRow(
                row.getString("code"),
                OrganisationKind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getBoolean("residential"),
                Optional.ofNullable(row.getString("parent_code")),
                row.getString("address"),
                new Period(
                        row.getObject("valid_from", LocalDate.class),
                        Optional.ofNullable(row.getObject("valid_to", LocalDate.class))));
    }
}

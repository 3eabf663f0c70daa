package vn.lienthong.organisation.store;

import java.time.Clock;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.organisation.OrganisationKind;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.SearchText;

/** Puts rows into the tables of the module, one call a row, for tests. */
final class OrganisationRows {

    final JdbcClient jdbc;
    final StoredOrganisations organisations;
    final StoredPeople people;
    final StoredPositions positions;

    OrganisationRows(DataSource dataSource) {
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        jdbc = JdbcClient.create(dataSource);
        organisations = new StoredOrganisations(jdbc);
        people = new StoredPeople(jdbc, transaction, Clock.systemUTC());
        positions = new StoredPositions(jdbc, transaction, organisations);
    }

    static LocalDate day(String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    void organisation(String code, OrganisationKind kind, String name, String parent, String from, String to) {
        jdbc.sql(
                        """
                        INSERT INTO organisation (
                            code, kind, name, residential, parent_code, address, valid_from, valid_to, search_text, sort_key)
                        VALUES (?, ?, ?, false, ?, '', ?, ?, ?, ?)
                        """)
                .params(
                        code,
                        kind.name(),
                        name,
                        parent,
                        day(from),
                        day(to),
                        SearchText.of(name + " " + code),
                        SearchText.sortKey(name))
                .update();
    }

    /** A person with this personal id; the name does not matter. */
    long person(String personalId) {
        return jdbc.sql("INSERT INTO person (personal_id, full_name, search_text) VALUES (?, 'x', 'x') RETURNING id")
                .param(personalId)
                .query(Long.class)
                .single();
    }

    void position(long person, String organisation, PositionKind kind, String from, String to) {
        jdbc.sql(
                        """
                        INSERT INTO position (person_id, organisation_code, kind, valid_from, valid_to, confirmed_by)
                        VALUES (?, ?, ?, ?, ?, 'load')
                        """)
                .params(person, organisation, kind.name(), day(from), day(to))
                .update();
    }

    void delegation(
            long giver, long taker, String organisation, PositionKind kind, String[] scope, String from, String to) {
        jdbc.sql(
                        """
                        INSERT INTO delegation (
                            from_person, to_person, organisation_code, position_kind, scope, valid_from, valid_to, reference)
                        VALUES (?, ?, ?, ?, ?, ?, ?, 'GUQ')
                        """)
                .params(giver, taker, organisation, kind.name(), scope, day(from), day(to))
                .update();
    }
}

package vn.lienthong.membership.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.membership.Profile;
import vn.lienthong.membership.ReceivingAccount;

/** The table {@code receiving_account}: one in force per organisation, earlier ones kept with their period. */
@Repository
public class ReceivingAccountStore {

    private final JdbcClient jdbc;

    public ReceivingAccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<ReceivingAccount> find(String organisation, LocalDate on) {
        return jdbc.sql(
                        """
                SELECT * FROM receiving_account
                WHERE organisation = :organisation AND valid_from <= :day AND (valid_to IS NULL OR valid_to >= :day)""")
                .param("organisation", organisation)
                .param("day", on)
                .query(ReceivingAccountStore::account)
                .optional();
    }

    /** Puts an account in force and ends the organisation's previous one; again with the same confirmation: no change. */
    public void put(ReceivingAccount account) {
        boolean known = jdbc.sql(
                        "SELECT EXISTS (SELECT 1 FROM receiving_account WHERE organisation = ? AND confirmed_by = ?)")
                .param(account.organisation())
                .param(account.confirmedBy())
                .query(Boolean.class)
                .single();
        if (known) {
            return;
        }
        jdbc.sql(
                        """
                UPDATE receiving_account SET valid_to = :lastDay, ended_by = :endedBy
                WHERE organisation = :organisation AND valid_to IS NULL""")
                .param("organisation", account.organisation())
                .param("lastDay", account.validFrom().minusDays(1))
                .param("endedBy", account.confirmedBy())
                .update();
        jdbc.sql(
                        """
                INSERT INTO receiving_account
                    (organisation, person_id, bank, account_number, holder, valid_from, confirmed_by)
                VALUES (:organisation, :person, :bank, :number, :holder, :validFrom, :confirmedBy)""")
                .param("organisation", account.organisation())
                .param("person", account.personId())
                .param("bank", account.account().bank())
                .param("number", account.account().number())
                .param("holder", account.account().holder())
                .param("validFrom", account.validFrom())
                .param("confirmedBy", account.confirmedBy())
                .update();
    }

    /** Ends what this person receives for this organisation. */
    public void end(String organisation, long personId, LocalDate lastDay, String endedBy) {
        jdbc.sql(
                        """
                UPDATE receiving_account SET valid_to = :lastDay, ended_by = :endedBy
                WHERE organisation = :organisation AND person_id = :person AND valid_to IS NULL""")
                .param("organisation", organisation)
                .param("person", personId)
                .param("lastDay", lastDay)
                .param("endedBy", endedBy)
                .update();
    }

    private static ReceivingAccount account(ResultSet row, int number) throws SQLException {
        return new ReceivingAccount(
                row.getString("organisation"),
                row.getLong("person_id"),
                new Profile.BankAccount(
                        row.getString("bank"), row.getString("account_number"), row.getString("holder")),
                row.getObject("valid_from", LocalDate.class),
                Optional.ofNullable(row.getObject("valid_to", LocalDate.class)),
                row.getString("confirmed_by"));
    }
}

package vn.sandbox.sample;

import java.util.Optional;

/** The decision by which some people of the sample pay less or nothing; the columns of {@code exemptions.csv}. */
record Waiver(String kind, int share, String from, String to, String decidedOn) {

    static final String HEADER = "personal_id,kind,share,from_month,to_month,decision,decided_on";

    /** Three people of forty have one: two pay nothing, one pays half for a year. */
    static Optional<Waiver> of(Somebody person) {
        return switch (person.number() % 40) {
            case 0 -> Optional.of(new Waiver("poor-household", 100, "2026-06", "", "2026-05-20"));
            case 20 -> Optional.of(new Waiver("critical-illness", 100, "2026-02", "", "2026-02-10"));
            case 30 -> Optional.of(new Waiver("hardship", 50, "2026-03", "2027-02", "2026-02-20"));
            default -> Optional.empty();
        };
    }

    String[] columns(Somebody person) {
        String decision = "Quyết định số %02d-QĐ/ĐU".formatted(person.number() % 90 + 1);
        return new String[] {person.personalId(), kind, Integer.toString(share), from, to, decision, decidedOn};
    }
}

package vn.lienthong.residence.workplace.web;

import java.util.List;
import java.util.stream.Stream;

/** The four-level picker of where members live, in the words of {@code membership/levels.html}. Parts may be null. */
public final class ResidenceForm {

    /** By {@link vn.lienthong.organisation.OrganisationLevel}. */
    static final List<String> FIELDS =
            List.of("residenceUpper", "residenceGrassroots", "residenceSection", "residence");

    private final String residenceUpper;
    private final String residenceGrassroots;
    private final String residenceSection;
    private final String residence;

    /** @param residence the cell */
    public ResidenceForm(String residenceUpper, String residenceGrassroots, String residenceSection, String residence) {
        this.residenceUpper = residenceUpper;
        this.residenceGrassroots = residenceGrassroots;
        this.residenceSection = residenceSection;
        this.residence = residence;
    }

    public String getResidenceUpper() {
        return residenceUpper;
    }

    public String getResidenceGrassroots() {
        return residenceGrassroots;
    }

    public String getResidenceSection() {
        return residenceSection;
    }

    public String getResidence() {
        return residence;
    }

    /** The codes chosen, from the lowest level up; the first is where the members live. */
    List<String> chosen() {
        return Stream.of(residence, residenceSection, residenceGrassroots, residenceUpper)
                .filter(code -> code != null && !code.isBlank())
                .toList();
    }
}

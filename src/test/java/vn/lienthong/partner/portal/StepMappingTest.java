package vn.lienthong.partner.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepMappingTest {

    private final StepMapping mapping = new StepMapping(Golden.CODES);

    @ParameterizedTest
    @ValueSource(strings = {"opened", "accepted", "returned", "receipted", "in-person"})
    void theDossierIsTheGoldenItem(String name) {
        DossierItem item = mapping.dossier(Golden.message(name));

        assertThat(Golden.JSON.<JsonNode>valueToTree(item))
                .isEqualTo(Golden.json("items/" + name + ".DongBoHoSoMC.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"opened", "accepted", "returned", "receipted", "in-person"})
    void theStepIsTheGoldenItem(String name) {
        ProgressItem item = mapping.progress(Golden.message(name));

        assertThat(Golden.JSON.<JsonNode>valueToTree(item))
                .isEqualTo(Golden.json("items/" + name + ".CapNhatTienDoHoSoMC.json"));
    }
}

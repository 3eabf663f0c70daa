package vn.lienthong.membership.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.lienthong.membership.Field;
import vn.lienthong.security.RescuedForm;

class TypedFormTest {

    @Test
    void whatWasChosenWithoutScriptSurvivesTheEndOfTheSession() {
        RescuedForm rescued = new RescuedForm(
                "/account/register",
                Map.of(
                        "cell", List.of("HN-CU"),
                        "cellChoice", List.of("HN-MOI"),
                        "phone", List.of("0912345678")));

        assertThat(TypedForm.of(rescued))
                .containsEntry(Field.CELL, "HN-MOI")
                .containsEntry(Field.PHONE, "0912345678")
                .containsEntry(Field.EMAIL, "");
        assertThat(TypedForm.chosenWithoutScript(rescued)).isEqualTo(Field.CELL);
    }

    @Test
    void whereNothingWasChosenTheBoxesCount() {
        RescuedForm rescued = new RescuedForm("/account/register", Map.of("cell", List.of("HN-CU")));

        assertThat(TypedForm.of(rescued)).containsEntry(Field.CELL, "HN-CU");
        assertThat(TypedForm.chosenWithoutScript(rescued)).isNull();
    }

    @Test
    void onlyTheBoxWhoseLineWasChosenSaysNothingMore() {
        RescuedForm rescued = new RescuedForm(
                "/account/register",
                Map.of(
                        "cellUpperText", List.of("tay ho"),
                        "cellUpperChoice", List.of("HN-TAYHO"),
                        "cellGrassrootsText", List.of(" Công ty "),
                        "residenceText", List.of("Chi bộ 21")));

        assertThat(TypedForm.searches(rescued))
                .isEqualTo(Map.of(Field.CELL_GRASSROOTS, "Công ty", Field.RESIDENCE, "Chi bộ 21"));
    }
}

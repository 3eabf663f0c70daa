package vn.lienthong.web;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.DossierRating;
import vn.lienthong.dossier.DossierRatings;
import vn.lienthong.dossier.Dossiers;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.security.CurrentPerson;

/** Đánh giá mức độ hài lòng: a person's own finished dossiers, each with its stars, on one page as {@link DossiersController}. */
@Controller
@RequestMapping("/ratings")
class RatingsController {

    private static final int LOOKED_AT = 100;
    private static final int SHOWN = 20;

    private final Dossiers dossiers;
    private final DossierRatings ratings;
    private final ObjectProvider<RatedElsewhere> elsewhere;
    private final MessageSource messages;
    private final CurrentPerson currentPerson;

    RatingsController(
            Dossiers dossiers,
            DossierRatings ratings,
            ObjectProvider<RatedElsewhere> elsewhere,
            MessageSource messages,
            CurrentPerson currentPerson) {
        this.dossiers = dossiers;
        this.ratings = ratings;
        this.elsewhere = elsewhere;
        this.messages = messages;
        this.currentPerson = currentPerson;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("rows", finished());
        return "ratings";
    }

    @PostMapping
    Object rate(
            @RequestParam String dossier,
            @RequestParam(defaultValue = "0") int score,
            @RequestParam(defaultValue = "") String comment,
            Locale locale,
            RedirectAttributes redirect) {
        if (elsewhere.orderedStream().anyMatch(each -> !each.among(me(), List.of(dossier))
                .isEmpty())) {
            throw new Failure(ErrorCode.NOT_FOUND, "a dossier that is rated elsewhere");
        }
        try {
            ratings.rate(me(), dossier, score, comment);
        } catch (Failure failure) {
            if (failure.code() != ErrorCode.RATING_INVALID) {
                throw failure;
            }
            List<RatedDossier> filledIn = finished().stream()
                    .map(row -> isOf(row, dossier) ? row.filledIn(score, comment) : row)
                    .toList();
            return new ModelAndView("ratings", HttpStatus.UNPROCESSABLE_ENTITY)
                    .addObject("rows", filledIn)
                    .addObject("refused", dossier)
                    .addObject(
                            "refusal",
                            messages.getMessage(
                                    failure.code().code(), failure.arguments().toArray(), locale));
        }
        redirect.addFlashAttribute("flash", "fee.flash.rated");
        return "redirect:/ratings";
    }

    private static boolean isOf(RatedDossier row, String number) {
        return row.dossier().number().equals(number);
    }

    /** The newest ones. */
    private List<RatedDossier> finished() {
        List<Dossier> finished = dossiers.ofApplicant(me(), LOOKED_AT).stream()
                .filter(dossier -> dossier.status().endsProcessing())
                .limit(SHOWN)
                .toList();
        List<String> numbers = finished.stream().map(Dossier::number).toList();
        Map<String, RatedElsewhere.Place> places = new HashMap<>();
        elsewhere.orderedStream().map(each -> each.among(me(), numbers)).forEach(places::putAll);
        Map<String, DossierRating> said = ratings.by(me());
        return finished.stream()
                .map(dossier -> row(dossier, places.get(dossier.number()), said.get(dossier.number())))
                .toList();
    }

    /** @param place null when it is rated here @param said null when nothing was */
    private static RatedDossier row(Dossier dossier, RatedElsewhere.Place place, DossierRating said) {
        if (place != null) {
            return new RatedDossier(dossier, place.score(), "", place.path());
        }
        return said == null
                ? new RatedDossier(dossier, 0, "", null)
                : new RatedDossier(dossier, said.score(), said.comment(), null);
    }

    private long me() {
        return currentPerson.get().id();
    }
}

package vn.lienthong.residence.home;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.lienthong.failure.Failure;
import vn.lienthong.humantask.Tasks;

/** Names of the members some lines are about, for whoever may read about them; others are left out. */
@Service
public class LineNames {

    private final HomeRequestStore requests;
    private final HomeFormStore forms;
    private final FormWriters writers;
    private final Tasks tasks;

    LineNames(HomeRequestStore requests, HomeFormStore forms, FormWriters writers, Tasks tasks) {
        this.requests = requests;
        this.forms = forms;
        this.writers = writers;
        this.tasks = tasks;
    }

    /** By line. */
    public Map<UUID, String> ofLines(long person, Collection<UUID> lines) {
        Map<UUID, String> names = new HashMap<>();
        requests.findAll(lines).stream()
                .filter(writers.readingRequests(person))
                .forEach(request -> names.put(request.line(), request.fullName()));
        forms.findAll(lines).stream()
                .filter(writers.reading(person))
                .forEach(form -> names.put(form.line(), form.request().fullName()));
        return names;
    }

    /** By the tasks of their forms. */
    public Map<UUID, String> ofTasks(long person, Collection<UUID> ids) {
        Map<UUID, String> names = new HashMap<>();
        for (UUID id : ids) {
            try {
                names.put(id, tasks.get(person, id).subjectName());
            } catch (Failure hidden) {
                names.remove(id);
            }
        }
        return names;
    }
}

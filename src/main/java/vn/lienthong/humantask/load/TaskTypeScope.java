package vn.lienthong.humantask.load;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.lienthong.humantask.TaskType;
import vn.lienthong.humantask.TaskTypes;
import vn.lienthong.organisation.DelegationScope;
import vn.lienthong.settings.ConfigFiles;

/** A delegation may be limited to task types. Read of the file itself: a command has no tasks. */
@Component
class TaskTypeScope implements DelegationScope {

    private final Set<String> names;

    TaskTypeScope(ConfigFiles files) {
        this.names = new TaskTypes(files).all().stream().map(TaskType::name).collect(Collectors.toSet());
    }

    @Override
    public Set<String> words() {
        return names;
    }
}

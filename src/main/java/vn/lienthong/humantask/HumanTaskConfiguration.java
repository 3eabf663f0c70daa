package vn.lienthong.humantask;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Gives the component its task store. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class HumanTaskConfiguration {

    @Bean("human-task")
    HumanTaskComponent humanTaskComponent(TaskLifecycle lifecycle) {
        HumanTaskComponent component = new HumanTaskComponent();
        component.setLifecycle(lifecycle);
        return component;
    }
}

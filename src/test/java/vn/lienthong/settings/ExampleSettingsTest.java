package vn.lienthong.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;

/** Whoever copies the example has every key the hub asks for. */
class ExampleSettingsTest {

    @Test
    void theExampleNamesEveryRequiredSetting() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new FileSystemResource("config/application.yaml.example"));
        Properties example = yaml.getObject();
        assertThat(example).isNotEmpty();
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new PropertiesPropertySource("example", example));
        assertThat(MissingSettings.missing(environment)).isEmpty();
    }
}

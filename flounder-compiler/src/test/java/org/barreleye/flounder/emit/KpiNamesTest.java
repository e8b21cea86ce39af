package org.barreleye.flounder.emit;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.ClassName;
import java.lang.reflect.Field;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The classes and methods that generated code calls exist. */
class KpiNamesTest {
    static Stream<ClassName> names() {
        return Stream.of(KpiNames.class.getDeclaredFields())
                .filter(field -> field.getType() == ClassName.class).map(KpiNamesTest::name);
    }

    private static ClassName name(Field field) {
        try {
            return (ClassName) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_name_is_that_of_a_public_class(ClassName name) throws ClassNotFoundException {
        assertThat(Class.forName(name.reflectionName())).isPublic();
    }
}

package org.barreleye.generated.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.outcome.KernelError;
import org.junit.jupiter.api.Test;

/** Whatever a retype makes lies inside its source and beside its siblings. */
class RetypeLawsTest {
    private static final List<Capability> ALL = Enumerated.all();

    /** The types that retype can make at all, as programs can name them. */
    private static Set<ObjectType> makeable() throws ReflectiveOperationException {
        Set<ObjectType> types = EnumSet.noneOf(ObjectType.class);
        for (Field field : Retype.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                types.add((ObjectType) field.getType().getMethod("type").invoke(field.get(null)));
            }
        }
        return types;
    }

    @Test
    void what_the_rules_allow_lies_inside_the_source_and_descends_from_it() throws ReflectiveOperationException {
        Set<ObjectType> made = EnumSet.noneOf(ObjectType.class);
        for (Capability source : ALL) {
            for (ObjectType type : ObjectType.values()) {
                for (long bytes : sizes(type)) {
                    for (long offset : offsets(source, bytes)) {
                        for (long count : new long[] {1, 2, -1}) {
                            if (RetypeRules.check(source, offset, type, bytes, count) == KernelError.NONE) {
                                made.add(type);
                                check(source, offset, type, bytes, count);
                            }
                        }
                    }
                }
            }
        }
        assertThat(made).isEqualTo(makeable());
    }

    private static List<Long> sizes(ObjectType type) {
        if (type.fixedSize() != 0) {
            return List.of(type.fixedSize(), 0L);
        }
        return List.of(1L, 2L, Enumerated.unit(), 2 * Enumerated.unit(), -Enumerated.unit(), -1L, 0L);
    }

    private static List<Long> offsets(Capability source, long bytes) {
        return List.of(0L, 1L, bytes, Relations.size(source) - bytes, Relations.size(source), -bytes,
                -Relations.address(source));
    }

    private static void check(Capability source, long offset, ObjectType type, long bytes, long count) {
        List<Capability> objects = new ArrayList<>();
        for (long index = 0; index != count && index < 3; index++) {
            objects.add(RetypeRules.make(source, offset, type, bytes, index));
        }
        BigInteger before = CapabilityLawsTest.start(source);
        for (Capability object : objects) {
            assertThat(object.type()).isEqualTo(type);
            assertThat(object.rights()).isEqualTo(source.rights());
            assertThat(Relations.size(object)).isEqualTo(bytes);
            assertThat(CapabilityLawsTest.start(object)).isGreaterThanOrEqualTo(before);
            assertThat(CapabilityLawsTest.end(object)).isLessThanOrEqualTo(CapabilityLawsTest.end(source));
            assertThat(Relations.isDescendant(object, source)).as("%s of %s", object, source).isTrue();
            assertThat(Relations.isDescendant(source, object)).as("%s of %s", source, object).isFalse();
            assertThat(Relations.address(object) & type.alignment() - 1).isZero();
            before = CapabilityLawsTest.end(object);
        }
    }
}

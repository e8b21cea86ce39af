package org.barreleye.cpudriver.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.stream.Stream;
import org.barreleye.generated.kernel.Capability;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ObjectNumberTest {
    @TestFactory
    Stream<DynamicTest> tellsObjectsOfEveryTypeApartUnlessTheirRangeDoes() {
        return Stream.of(Capability.class.getPermittedSubclasses())
                .flatMap(type -> type.isRecord() ? Stream.of(type) : Stream.of(type.getPermittedSubclasses()))
                .filter(type -> Arrays.stream(type.getRecordComponents()).allMatch(field ->
                        field.getType().isPrimitive()))
                .map(type -> DynamicTest.dynamicTest(type.getSimpleName(), () -> {
                    Capability one = made(type, 1);
                    Capability other = made(type, 2);
                    boolean hasRange = one.rangeSize() != 0;

                    assertThat(ObjectNumber.of(one) == ObjectNumber.of(other)).isEqualTo(hasRange);
                    assertThat(ObjectNumber.of(one) == 0).isEqualTo(hasRange);
                }));
    }

    /** A capability whose fields all have one value, the rights aside. */
    private static Capability made(Class<?> type, int value) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getConstructors()[0];
        Object[] fields = Arrays.stream(constructor.getParameterTypes())
                .map(field -> field == long.class ? (Object) (long) value : (Object) value).toArray();
        fields[0] = 1;
        return (Capability) constructor.newInstance(fields);
    }
}

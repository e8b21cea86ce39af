package org.barreleye.flounder.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.barreleye.compiler.output.InputDigest;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.compiler.source.Span;
import org.barreleye.flounder.CheckResult;
import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.Sources;
import org.barreleye.flounder.Texts;
import org.barreleye.flounder.model.Interface;
import org.junit.jupiter.api.Test;

class ModelDigestTest {
    private static final SourceFile TYPES = SourceFile.of("sizes.if", "typedef uint8 size;\n"
            + "/** How large.\n@deprecated too small */\n"
            + "typedef struct { /** Left to right. */ size width; } extent;\n");
    private static final String TEXT = """
            /**
             * Parcels.
             * @deprecated use letters
             */
            interface parcel "Parcels" {
                alias mass uint64;
                typedef enum { red, green } colour;
                typedef extent pair[2];
                typedef struct { colour paint; pair sizes; uint16 codes[4]; String label[8]; } shape;
                /**
                 * Sends one.
                 * @param what the thing
                 */
                @ump(weight = 3)
                message m(shape what, mass weight, extent list[n, 7], give_away_cap any);
                /** Asks. */
                rpc r(in cap<Frame, read> frame, in bool really, out errval err, out String text[20]);
            };
            """;

    private static Interface definition(String text) {
        Sources sources = new Sources(List.of(TYPES), List.of(SourceFile.of("parcel.if", text)),
                Optional.of(Texts.index()));
        CheckResult checked = FlounderCompiler.check(sources);
        assertThat(checked.findings().hasErrors()).as(checked.findings().toString()).isFalse();
        return checked.interfaces().get(0);
    }

    private static String digest(Interface definition) {
        InputDigest digest = InputDigest.begin();
        ModelDigest.add(definition, digest);
        return digest.hex();
    }

    @Test
    void is_the_same_wherever_the_parts_stand_in_the_source() {
        assertThat(digest(definition(TEXT.replace("    ", "\n").replace("interface", "// a note\ninterface"))))
                .isEqualTo(digest(definition(TEXT)));
    }

    /** Of every record of the model and every component of it, those of later versions too. */
    @Test
    void differs_with_every_component_of_the_model_but_places() throws ReflectiveOperationException {
        Interface definition = definition(TEXT);
        Set<Record> records = new LinkedHashSet<>();
        collect(definition, records);
        assertThat(records).extracting(one -> one.getClass().getSimpleName()).contains("Interface", "TypeDefinition",
                "Documentation", "MemberNote", "OneWay", "Rpc", "Argument", "Message", "Parameter", "Meta", "Entry",
                "Structure", "Field", "Enumeration", "FixedArray", "DynamicArray", "Text", "Capability", "Constraint",
                "CapabilityType");

        for (Record one : records) {
            for (RecordComponent component : one.getClass().getRecordComponents()) {
                for (Record changed : changed(one, component)) {
                    assertThat(digest((Interface) replaced(definition, one, changed)))
                            .as("with another %s in %s", component.getName(), one.getClass().getSimpleName())
                            .isNotEqualTo(digest(definition));
                }
            }
        }
    }

    private static void collect(Object value, Set<Record> records) throws ReflectiveOperationException {
        if (value instanceof List<?> list) {
            for (Object item : list) {
                collect(item, records);
            }
        } else if (value instanceof Optional<?> optional) {
            collect(optional.stream().toList(), records);
        } else if (value instanceof Record one && !(one instanceof Span) && records.add(one)) {
            for (RecordComponent component : one.getClass().getRecordComponents()) {
                collect(of(one, component), records);
            }
        }
    }

    private static Object of(Record one, RecordComponent component) throws ReflectiveOperationException {
        return component.getAccessor().invoke(one);
    }

    /** The record with another value of a component; none if that is a record, which has components of its own. */
    private static List<Record> changed(Record one, RecordComponent component) throws ReflectiveOperationException {
        Object value = of(one, component);
        if (value instanceof String text) {
            return List.of(with(one, component, text + "_"));
        } else if (value instanceof Integer number) {
            return List.of(with(one, component, number + 1));
        } else if (value instanceof Boolean bool) {
            return List.of(with(one, component, !bool));
        } else if (value instanceof Enum<?> constant) {
            Object[] all = constant.getDeclaringClass().getEnumConstants();
            return List.of(with(one, component, all[(constant.ordinal() + 1) % all.length]));
        } else if (value instanceof List<?> list) {
            return list.isEmpty() ? List.of() : List.of(with(one, component, list.subList(1, list.size())));
        } else if (value instanceof Optional<?> optional) {
            return optional.isEmpty() ? List.of() : List.of(with(one, component, Optional.empty()));
        }
        assertThat(value).as("a kind of value that this test can change").isInstanceOf(Record.class);
        return List.of();
    }

    private static Record with(Record one, RecordComponent replaced, Object value) throws ReflectiveOperationException {
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : one.getClass().getRecordComponents()) {
            values.add(component.getName().equals(replaced.getName()) ? value : of(one, component));
        }
        return made(one, values);
    }

    private static Record made(Record like, List<Object> values) throws ReflectiveOperationException {
        Class<?>[] types = Arrays.stream(like.getClass().getRecordComponents()).map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        Constructor<? extends Record> constructor = like.getClass().getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(values.toArray());
    }

    /** A value in which one record stands for another wherever that is. */
    private static Object replaced(Object in, Record one, Record by) throws ReflectiveOperationException {
        if (in.equals(one)) {
            return by;
        } else if (in instanceof List<?> list) {
            List<Object> items = new ArrayList<>();
            for (Object item : list) {
                items.add(replaced(item, one, by));
            }
            return items;
        } else if (in instanceof Optional<?> optional) {
            return optional.isEmpty() ? in : Optional.of(replaced(optional.get(), one, by));
        } else if (in instanceof Record parent && !(parent instanceof Span)) {
            List<Object> values = new ArrayList<>();
            for (RecordComponent component : parent.getClass().getRecordComponents()) {
                values.add(replaced(of(parent, component), one, by));
            }
            return made(parent, values);
        }
        return in;
    }
}

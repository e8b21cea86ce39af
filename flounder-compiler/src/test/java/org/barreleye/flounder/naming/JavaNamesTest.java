package org.barreleye.flounder.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.lang.model.SourceVersion;
import org.barreleye.compiler.naming.JavaIdentifier;
import org.barreleye.flounder.Texts;
import org.barreleye.flounder.model.Enumeration;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.model.Operation;
import org.barreleye.flounder.model.Structure;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class JavaNamesTest {
    private static List<String> methods(String... declarations) {
        Interface definition = Texts.parcel(declarations);
        JavaNames names = JavaNames.of(definition);
        return definition.operations().stream().map(names::method).toList();
    }

    private static String type(String name, String... declarations) {
        return JavaNames.of(Texts.parcel(declarations)).type(name);
    }

    @Nested
    class AnIdentifier {
        @Test
        void keeps_its_name_if_java_allows_it() {
            assertThat(JavaIdentifier.of("frame_size2")).isEqualTo("frame_size2");
            assertThat(JavaIdentifier.of("größe")).isEqualTo("größe");
        }

        @Test
        void has_no_apostrophe_and_is_no_keyword() {
            assertThat(JavaIdentifier.of("word'kind")).isEqualTo("word_primekind");
            assertThat(JavaIdentifier.of("while")).isEqualTo("while_");
            assertThat(JavaIdentifier.of("true")).isEqualTo("true_");
            assertThat(JavaIdentifier.of("a²")).isEqualTo("a_u00b2");
        }

        @Test
        void follows_the_java_conventions() {
            assertThat(JavaIdentifier.camelCase("frame_size")).isEqualTo("frameSize");
            assertThat(JavaIdentifier.camelCase("IDs_of")).isEqualTo("iDsOf");
            assertThat(JavaIdentifier.camelCase("DMA")).isEqualTo("dma");
            assertThat(JavaIdentifier.camelCase("x86_64")).isEqualTo("x86_64");
            assertThat(JavaIdentifier.camelCase("Class")).isEqualTo("class_");
            assertThat(JavaIdentifier.typeCase("frame_size")).isEqualTo("FrameSize");
            assertThat(JavaIdentifier.constantCase("frame_size")).isEqualTo("FRAME_SIZE");
        }
    }

    @Nested
    class Methods {
        @Test
        void are_called_like_their_operations() {
            assertThat(methods("message label();", "rpc read_data();")).containsExactly("label", "readData");
        }

        @Test
        void that_differ_in_case_or_underscores_stay_different_and_the_first_keeps_its_name() {
            assertThat(methods("message M();", "message m();", "message read_data();", "message readData();"))
                    .containsExactly("m", "m_", "readData", "readData_");
            assertThat(methods("message foo_bar();")).containsExactly("fooBar");
            assertThat(methods("message foo_bar();", "message fooBar();")).containsExactly("fooBar", "fooBar_");
        }

        @Test
        void do_not_override_what_everything_has() {
            assertThat(methods("message close();", "message wait();", "message hash_code();"))
                    .containsExactly("close_", "wait_", "hash_code");
        }
    }

    @Nested
    class Types {
        @Test
        void are_written_with_capitals() {
            assertThat(type("point_pair", "typedef struct { int16 x; } point_pair;", "message m(point_pair p);"))
                    .isEqualTo("PointPair");
        }

        @Test
        void do_not_hide_those_of_the_language_nor_generated_ones() {
            assertThat(type("string", "typedef struct { int16 x; } string;", "message m(string p);"))
                    .isEqualTo("String_");
            assertThat(type("parcel_ump", "typedef struct { int16 x; } parcel_ump;", "message m(parcel_ump p);"))
                    .isEqualTo("parcel_ump");
            assertThat(type("parcelUmp", "typedef struct { int16 x; } parcelUmp;", "message m(parcelUmp p);"))
                    .isEqualTo("ParcelUmp_");
            assertThat(type("m_reply", "typedef struct { int16 x; } m_reply;", "rpc m(out m_reply p);"))
                    .isEqualTo("m_reply");
        }

        @Test
        void of_operations_differ_by_more_than_case() {
            Interface definition = Texts.parcel("rpc m();", "rpc M();");
            JavaNames names = JavaNames.of(definition);

            assertThat(definition.operations().stream().map(names::operationType)).containsExactly("M", "M_");
        }
    }

    @Nested
    class Members {
        @Test
        void are_fields_enumerators_and_parameters() {
            Interface definition = Texts.parcel("typedef struct { int16 to_do; int16 class; int16 wait; } s;",
                    "typedef enum { red, Red, light_blue } e;", "rpc r(in s new, out e is_it);");
            JavaNames names = JavaNames.of(definition);
            Operation rpc = definition.operations().get(0);

            assertThat(names.members((Structure) definition.types().get(0).type()))
                    .containsExactly("toDo", "class_", "wait_");
            assertThat(names.constants((Enumeration) definition.types().get(1).type()))
                    .containsExactly("RED", "Red", "LIGHT_BLUE");
            assertThat(names.parameter(rpc, "new")).isEqualTo("new_");
            assertThat(names.parameter(rpc, "is_it")).isEqualTo("isIt");
        }
    }

    @Nested
    class TheInterface {
        @Test
        void has_a_package_and_a_prefix() {
            JavaNames names = JavaNames.of(Texts.resolved(Texts.sources("interface name_service { message m(); };")));

            assertThat(names.packageSegment()).isEqualTo("name_service");
            assertThat(names.interfaceName()).isEqualTo("NameService");
        }

        @Test
        void may_be_called_like_a_keyword_or_a_type_of_the_language() {
            JavaNames native_ = JavaNames.of(Texts.resolved(Texts.suite("native")));
            JavaNames string = JavaNames.of(Texts.resolved(Texts.sources("interface string { message m(); };")));

            assertThat(native_.packageSegment()).isEqualTo("native_");
            assertThat(SourceVersion.isName("a." + native_.packageSegment())).isTrue();
            assertThat(string.interfaceName()).isEqualTo("String_");
        }
    }
}

package org.barreleye.shell.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.barreleye.domain.capability.ObjectIdentity;
import org.barreleye.generated.user.ObjectType;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class DerivationTreeTest {
    private static final Holder MONITOR = new Holder(0, 0, "monitor");
    private static final Holder SHELL = new Holder(4, 7, "shell");
    private static final ObjectIdentity MEMORY = object(ObjectType.PHYSICAL_MEMORY, 0, 0x100000);
    private static final ObjectIdentity RAM = object(ObjectType.RAM, 0, 0x100000);
    private static final ObjectIdentity PIECE = object(ObjectType.RAM, 0x10000, 0x10000);
    private static final ObjectIdentity FRAME = object(ObjectType.FRAME, 0x11000, 0x2000);
    private static final ObjectIdentity DISPATCHER = object(ObjectType.DISPATCHER, 0x80000, 0x1000);

    private static final List<HeldCapability> CAPABILITIES = List.of(
            new HeldCapability(DISPATCHER, SHELL), new HeldCapability(FRAME, SHELL), new HeldCapability(FRAME, MONITOR),
            new HeldCapability(PIECE, MONITOR), new HeldCapability(RAM, MONITOR), new HeldCapability(FRAME, SHELL),
            new HeldCapability(MEMORY, MONITOR));

    private static ObjectIdentity object(ObjectType type, long base, long bytes) {
        return new ObjectIdentity(type.number(), base, bytes, 0);
    }

    @Nested
    class TheTree {
        private final DerivationTree tree = DerivationTree.of(CAPABILITIES);

        @Test
        void hasEachObjectBelowTheSmallestThatItWasMadeOf() {
            assertThat(tree.nodes()).extracting(TreeNode::object)
                    .containsExactly(MEMORY, RAM, PIECE, FRAME, DISPATCHER);
            assertThat(tree.nodes()).extracting(TreeNode::parent).containsExactly(TreeNode.NO_PARENT, 0, 1, 2, 1);
            assertThat(tree.nodes()).extracting(TreeNode::depth).containsExactly(0, 1, 2, 3, 2);
        }

        @Test
        void countsTheCapabilitiesOfEachHolder() {
            assertThat(tree.nodes().get(3).holderList()).isEqualTo("0.0 (monitor), 4.7 (shell) x2");
        }

        @Test
        void doesNotDependOnTheOrderOfTheCapabilities() {
            List<HeldCapability> reversed = new ArrayList<>(CAPABILITIES);
            Collections.reverse(reversed);

            assertThat(DerivationTree.of(reversed)).isEqualTo(tree);
        }

        @Test
        void hasObjectsWithoutARangeAsRoots() {
            ObjectIdentity first = new ObjectIdentity(ObjectType.SERVICE.number(), 0, 0, 4L << 32 | 1);
            ObjectIdentity second = new ObjectIdentity(ObjectType.SERVICE.number(), 0, 0, 4L << 32 | 2);

            DerivationTree services = DerivationTree.of(
                    List.of(new HeldCapability(second, SHELL), new HeldCapability(first, SHELL)));

            assertThat(services.nodes()).allMatch(TreeNode::isRoot).extracting(TreeNode::object)
                    .containsExactly(first, second);
            assertThat(TreeFormat.TEXT.renderer().lines(services))
                    .startsWith("Service number 4.1, no memory: 4.7 (shell)");
        }
    }

    @Nested
    class ALimit {
        @Test
        void keepsParentsAndNotesHowManyAreLeftOut() {
            DerivationTree limited = DerivationTree.of(CAPABILITIES).limitedTo(2);

            assertThat(limited.nodes()).extracting(TreeNode::object).containsExactly(MEMORY, RAM);
            assertThat(limited.notes()).containsExactly("3 objects are left out; `--limit 5` shows all");
        }

        @Test
        void thatIsNotReachedLeavesNothingOut() {
            DerivationTree tree = DerivationTree.of(CAPABILITIES);

            assertThat(tree.limitedTo(5)).isSameAs(tree);
        }
    }

    @Nested
    class TheGraph {
        private final List<String> lines = TreeFormat.DOT.renderer().lines(DerivationTree.of(CAPABILITIES));

        @Test
        void hasANodeForEachObjectAndAnArrowForEachParent() {
            assertThat(lines).contains(
                    "    Frame_11000_2000 [label=\"Frame\\n0:0x11000-0x12fff\\n8192 bytes\\n"
                            + "0.0 (monitor), 4.7 (shell) x2\"];",
                    "    Ram_10000_10000 -> Frame_11000_2000;")
                    .filteredOn(line -> line.contains(" -> ")).hasSize(4);
        }

        @Test
        void consistsOfStatementsOfTheLanguage() {
            assertThat(lines).startsWith("digraph derivation {").endsWith("}");
            assertThat(lines.subList(1, lines.size() - 1)).allMatch(line -> line.matches(
                    " {4}(rankdir=LR|node \\[shape=box]|\\w+ \\[label=\"([^\"\\\\]|\\\\.)*\"]|\\w+ -> \\w+);"));
        }

        @Test
        void namesAnObjectTheSameInTheTreeOfAnAncestor() {
            List<String> below = TreeFormat.DOT.renderer().lines(DerivationTree.of(CAPABILITIES.subList(1, 4)));

            assertThat(lines).contains("    Ram_10000_10000 -> Frame_11000_2000;");
            assertThat(below).contains("    Ram_10000_10000 -> Frame_11000_2000;");
        }

        @Test
        void escapesTheNamesOfProgramsAndShowsNotes() {
            DerivationTree tree = DerivationTree.of(
                    List.of(new HeldCapability(FRAME, new Holder(1, 2, "a\"b\\c\nd")))).with("a note");

            assertThat(TreeFormat.DOT.renderer().lines(tree)).contains("    label=\"a note\";")
                    .anyMatch(line -> line.endsWith("1.2 (a\\\"b\\\\c?d)\"];"));
        }
    }

    @Nested
    class ThePicture {
        @Test
        void isXmlWithABoxForEachObjectAndALineForEachParent() throws Exception {
            Document picture = picture(DerivationTree.of(CAPABILITIES));

            assertThat(picture.getDocumentElement().getTagName()).isEqualTo("svg");
            // One rectangle is the background.
            assertThat(picture.getElementsByTagName("rect").getLength()).isEqualTo(5 + 1);
            assertThat(picture.getElementsByTagName("path").getLength()).isEqualTo(4);
            assertThat(texts(picture)).contains("Frame 0:0x11000-0x12fff, 8192 bytes",
                    "0.0 (monitor), 4.7 (shell) x2");
        }

        @Test
        void escapesTheNamesOfProgramsAndShowsNotes() throws Exception {
            Document picture = picture(DerivationTree.of(
                    List.of(new HeldCapability(FRAME, new Holder(1, 2, "<a> & b")))).with("a -- note"));

            assertThat(texts(picture)).containsExactly("Frame 0:0x11000-0x12fff, 8192 bytes", "1.2 (<a> & b)",
                    "a -- note");
        }

        private List<String> texts(Document picture) {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < picture.getElementsByTagName("text").getLength(); i++) {
                texts.add(picture.getElementsByTagName("text").item(i).getTextContent());
            }
            return texts;
        }

        private Document picture(DerivationTree tree) throws Exception {
            String text = String.join("\n", TreeFormat.SVG.renderer().lines(tree));
            return DocumentBuilderFactory.newInstance().newDocumentBuilder()
                    .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        }
    }
}

package org.barreleye.flounder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.barreleye.compiler.testing.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After edits by chance, {@code compile} into the folder of the runs before gives what it gives into an empty one. */
class RandomEditsTest {
    private static final int SEEDS = 4;
    private static final int EDITS = 30;
    private static final String[] NOTES = {"", "// a note\n", "/* another */\n\n"};

    /** The parts of a run, each of which can be written in several ways. */
    private static final Map<String, List<String[]>> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("sizes.if", List.of(NOTES,
                new String[] {"typedef uint8 size;", "typedef uint32 size;"},
                new String[] {"", "/** How large. */ ", "/** Wide.\n @deprecated obsolete */ ", "/** @deprecated */ "},
                new String[] {"typedef struct { size width; } extent;", "typedef struct { uint16 width; } extent;",
                    "typedef struct { /** Left to right. */ size width; bool known; } extent;",
                    "typedef struct { /** @deprecated empty */ size width; } extent;", "typedef size extent[2];"},
                new String[] {"", "typedef enum { near, far } distance;", "typedef enum { far, near } distance;",
                    "typedef struct { uint32 of[4]; } codes;", "typedef struct { extent of[3]; } boxes;"}));
        PARTS.put("kinds.if", List.of(NOTES,
                new String[] {"typedef struct { extent outer; } crate;", "typedef extent crate[3];",
                    "typedef struct { uint8 number; } crate;"},
                new String[] {"", "/** Light. */ "},
                new String[] {"typedef enum { red, green } colour;", "typedef enum { green, red } colour;",
                    "typedef enum { /** @deprecated too bright */ red, green } colour;"},
                new String[] {"", "typedef crate pile[2];", "typedef enum { parcel_item } marking;"}));
        PARTS.put("parcel.if", List.of(NOTES,
                new String[] {"", "/** Parcels. */ ", "/** @deprecated use letters */ "},
                new String[] {"interface parcel ", "interface parcel \"Parcels\" "},
                new String[] {"{ typedef struct { uint32 marks[4]; } item; ", "{ typedef enum { near, far } item; "},
                new String[] {"message pack(extent what); ", "message pack(extent what, item which); ",
                    "message pack(extent all[count, 9], item which); "},
                new String[] {"rpc ask(in size what, out colour result); ", "rpc ask(in uint8 what, out item result); ",
                    "/** Asks.\n @param what is meant */ rpc ask(in uint8 what, out errval err); "},
                new String[] {"};"}));
        PARTS.put("letter.if", List.of(NOTES,
                new String[] {"interface letter { "},
                new String[] {"message send(crate into); ", "message send(colour ink); ", "message send(uint8 ink); "},
                new String[] {"", "message stop(uint32 times); ", "message stop(); "},
                new String[] {"rpc get(in String title[9], out crate found); };", "};"}));
        PARTS.put("", List.of(
                new String[] {"-I sizes.if -I kinds.if", "-I kinds.if -I sizes.if"},
                new String[] {"parcel.if letter.if", "parcel.if letter.if", "letter.if parcel.if", "parcel.if"},
                new String[] {"", "", "--transport ump", "--transport lmp,local"},
                new String[] {"", "", "--package-prefix other"}));
    }

    @TempDir
    private Path folder;

    @Test
    void give_the_same_files_with_and_without_earlier_runs() {
        Seeds.each(SEEDS, seed -> {
            try {
                edit(folder.resolve("with" + seed), new Random(seed));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void edit(Path into, Random random) throws IOException {
        Map<String, int[]> chosen = new LinkedHashMap<>();
        PARTS.forEach((name, parts) -> chosen.put(name, new int[parts.size()]));
        List<String> names = List.copyOf(PARTS.keySet());
        int unchanged = 0;
        for (int edit = 0; edit < EDITS; edit++) {
            String name = names.get(random.nextInt(names.size()));
            int part = random.nextInt(PARTS.get(name).size());
            chosen.get(name)[part] = random.nextInt(PARTS.get(name).get(part).length);
            Path sources = Files.createDirectories(folder.resolve("sources"));
            for (String source : names.subList(0, names.size() - 1)) {
                Files.writeString(sources.resolve(source), String.join("", written(chosen, source)));
            }
            Ended ended = compile(chosen, into);
            Path empty = folder.resolve("without" + into.getFileName() + "-" + edit);
            compile(chosen, empty);
            assertThat(files(into)).as("after edit %s, of %s", edit, name).isEqualTo(files(empty));
            unchanged += ended.err().contains("\ngenerate ") ? 0 : 1;
        }
        assertThat(unchanged).as("edits that generate nothing").isPositive();
    }

    private static List<String> written(Map<String, int[]> chosen, String name) {
        List<String> parts = new ArrayList<>();
        for (int part = 0; part < chosen.get(name).length; part++) {
            parts.add(PARTS.get(name).get(part)[chosen.get(name)[part]]);
        }
        return parts;
    }

    private Ended compile(Map<String, int[]> chosen, Path into) {
        List<String> arguments = new ArrayList<>(List.of("compile", "--timings", "--delete-stale", "-o",
                into.toString()));
        for (String word : String.join(" ", written(chosen, "")).strip().split(" +")) {
            arguments.add(word.endsWith(".if") ? folder.resolve("sources").resolve(word).toString() : word);
        }
        Ended ended = Ended.run(arguments.toArray(String[]::new));
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended;
    }

    private static SortedMap<String, String> files(Path root) throws IOException {
        SortedMap<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                content.put(root.relativize(file).toString(), Files.readString(file));
            }
        }
        assertThat(content).isNotEmpty();
        return content;
    }
}

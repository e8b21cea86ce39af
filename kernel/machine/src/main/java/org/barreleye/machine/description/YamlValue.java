package org.barreleye.machine.description;

import java.util.List;
import java.util.Map;

/** A value of a YAML file with its place. */
sealed interface YamlValue {
    int line();

    int column();

    /** The noun for such a value in messages. */
    String noun();

    /** Keys and their values, in the order of the file. */
    record Mapping(int line, int column, Map<String, YamlValue> values) implements YamlValue {
        @Override
        public String noun() {
            return "a mapping";
        }
    }

    /** A list. */
    record Sequence(int line, int column, List<YamlValue> values) implements YamlValue {
        @Override
        public String noun() {
            return "a list";
        }
    }

    /** A word or a number, as it was written. */
    record Scalar(int line, int column, String text) implements YamlValue {
        @Override
        public String noun() {
            return "'" + text + "'";
        }
    }
}

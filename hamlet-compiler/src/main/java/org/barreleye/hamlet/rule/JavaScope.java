package org.barreleye.hamlet.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.source.Span;
import org.barreleye.hamlet.diagnostic.HamletCode;

/** Names that must differ, in more than case since names of files do. */
final class JavaScope {
    private final Map<String, Span> spelled = new LinkedHashMap<>();
    private final List<String> taken;
    private final Diagnostics diagnostics;

    JavaScope(List<String> taken, Diagnostics diagnostics) {
        this.taken = taken;
        this.diagnostics = diagnostics;
    }

    /** Adds a name, or says why it cannot be; yields whether it was added. */
    boolean add(String identifier, Span span, String name) {
        if (taken.contains(identifier)) {
            diagnostics.report(HamletCode.SAME_NAME_IN_JAVA, span, "'" + name + "' would be called '" + identifier
                    + "' in Java, which is the name of something that is always generated");
            return false;
        }
        Span earlier = spelled.putIfAbsent(identifier.toLowerCase(Locale.ROOT), span);
        if (earlier != null && !earlier.text().equals(name)) {
            diagnostics.report(HamletCode.SAME_NAME_IN_JAVA, span, "'" + name + "' and '" + earlier.text()
                    + "' would both be called '" + identifier + "' in Java").note(earlier, "declared here");
            return false;
        }
        return true;
    }
}

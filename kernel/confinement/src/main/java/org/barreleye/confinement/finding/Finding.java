package org.barreleye.confinement.finding;

/**
 * A reason for which a jar of programs is refused.
 *
 * @param type the name of the class
 * @param member the method; empty for a finding about the class
 * @param source the name of the source file; empty if the class file does not say
 * @param line the line; 0 if the class file does not say
 * @param problem a clause: the forbidden thing that the class does
 * @param instead the replacement
 */
public record Finding(String type, String member, String source, int line, String problem, String instead) {
    /** A finding about a class, by its internal name. */
    public static Finding ofClass(String type, String source, String problem, String instead) {
        return new Finding(type.replace('/', '.'), "", source, 0, problem, instead);
    }

    /** The finding as one line, for the jar of this name. */
    public String sentence(String origin) {
        String place = source.isEmpty() ? "" : "(" + source + (line > 0 ? ":" + line : "") + ")";
        return origin + place + ": " + type + (member.isEmpty() ? "" : "." + member) + ": " + problem + "; use "
                + instead;
    }
}

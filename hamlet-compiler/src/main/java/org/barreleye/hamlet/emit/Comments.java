package org.barreleye.hamlet.emit;

/** Text of a specification, made safe to stand in a comment of Java. */
final class Comments {
    private Comments() {}

    /** Nothing in the text can end the comment, begin an escape or a tag, or speak to JavaPoet. */
    static String safe(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("*/", "*&#47;")
                .replace("\\", "&#92;").replace("@", "&#64;").replace("{", "&#123;");
    }
}

package org.barreleye.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The facts about a program that its launchers contain.
 *
 * @param program the program
 * @param digest the beginning of the digest of its jar, by which its archive of classes is recognised
 */
record Launcher(Program program, String digest) {
    private static final int DIGITS = 16;

    /** The launcher of a program with a jar. */
    static Launcher of(Program program, Path jar) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
            return new Launcher(program, HexFormat.of().formatHex(digest).substring(0, DIGITS));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The text of a launcher from its template, for a shell. */
    String text(String template) {
        return template
                .replace("@TOOL@", program.title())
                .replace("@MAIN@", program.mainClass())
                .replace("@TRAINING@", program.training())
                .replace("@RUN@", program.isShort() ? "short" : "long")
                .replace("@DIGEST@", digest);
    }

    /** The same for Windows, where lines of commands end with CR LF. */
    String windowsText(String template) {
        return windows(text(template));
    }

    /** A text with the line ends of Windows. */
    static String windows(String text) {
        return text.replace("\n", "\r\n");
    }
}

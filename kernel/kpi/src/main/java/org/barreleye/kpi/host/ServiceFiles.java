package org.barreleye.kpi.host;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The names of the files of one service. {@code NAME.lock} is locked by the process that offers the service. A
 * connection is {@code NAME.NUMBER.new} while the server makes it, {@code NAME.NUMBER.offer} until a client claims it
 * by renaming it, {@code NAME.NUMBER.claimed} until that client has mapped it; then it has no name any more.
 *
 * @param folder of the files
 * @param service the name of the service
 */
record ServiceFiles(Path folder, String service) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    private static final String OFFER = ".offer";
    private static final int DIGITS_MAX = 18;

    ServiceFiles {
        if (!NAME.matcher(service).matches()) {
            throw new IllegalArgumentException("the name of a service has 1 to 64 letters, digits, '-' and '_', and"
                    + " begins with a letter or digit: '" + service + "' has not");
        }
    }

    Path lock() {
        return folder.resolve(service + ".lock");
    }

    Path created(long number) {
        return numbered(number, ".new");
    }

    Path offer(long number) {
        return numbered(number, OFFER);
    }

    Path claimed(long number) {
        return numbered(number, ".claimed");
    }

    private Path numbered(long number, String suffix) {
        return folder.resolve(service + "." + number + suffix);
    }

    /** The numbers of the connections on offer, least first. */
    List<Long> offers() throws IOException {
        List<Long> numbers = new ArrayList<>();
        for (Path file : connections()) {
            String name = file.getFileName().toString();
            if (name.endsWith(OFFER)) {
                numbers.add(Long.parseLong(name.substring(service.length() + 1, name.length() - OFFER.length())));
            }
        }
        numbers.sort(Comparator.naturalOrder());
        return numbers;
    }

    /** The files of connections that have a name. */
    List<Path> connections() throws IOException {
        Pattern pattern = Pattern.compile(Pattern.quote(service)
                + "\\.[0-9]{1," + DIGITS_MAX + "}\\.(new|offer|claimed)");
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder,
                file -> pattern.matcher(file.getFileName().toString()).matches())) {
            entries.forEach(files::add);
        } catch (DirectoryIteratorException failed) {
            throw failed.getCause();
        }
        files.sort(Comparator.naturalOrder());
        return files;
    }
}

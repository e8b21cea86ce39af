#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Stands in for java.exe: prints its arguments, a line each; "exit=N" ends it with N; makes the archive it is told to. */
int main(int count, char **arguments)
{
    int code = 0;
    for (int i = 1; i < count; i++) {
        printf("[%s]\n", arguments[i]);
        if (strncmp(arguments[i], "exit=", 5) == 0) {
            code = atoi(arguments[i] + 5);
        }
        if (strncmp(arguments[i], "-XX:ArchiveClassesAtExit=", 25) == 0) {
            FILE *archive = fopen(arguments[i] + 25, "wb");
            if (archive != NULL) {
                fputs("classes", archive);
                fclose(archive);
            }
        }
    }
    return code;
}

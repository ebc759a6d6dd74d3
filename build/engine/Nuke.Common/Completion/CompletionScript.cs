namespace Nuke.Common.Completion;

/// <summary>
/// Scripts that complete the command line of a build. The words are part of the script, so that completing starts no
/// program; where targets or parameters have changed, it is loaded again.
/// </summary>
static class CompletionScript
{
    public static string For(Shell shell, CompletionWords words) =>
        shell switch
        {
            Shell.Bash => Bash(words),
            Shell.Zsh => Zsh(words),
            _ => Pwsh(words),
        };

    // No bash 4: macOS has 3.2.
    static string Bash(CompletionWords words) =>
        $$"""
            # Load with: source <(./build.sh --completion bash)
            _build_sh() {
              local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} words word case_setting
              # "--option=value" arrives as three words.
              if [[ $current == = ]]; then current=
              elif [[ $previous == = ]]; then previous=${COMP_WORDS[COMP_CWORD-2]}
              fi
              COMPREPLY=()
              case $previous in
            {{Cases(words, (option, values) => $"    {option}) words='{Join(values)}' ;;")}}
                *)
                  case ${COMP_WORDS[1]}:$COMP_CWORD:$current in
                    secrets:1:*) words='{{Join([.. words.Targets, "secrets"])}}' ;;
                    secrets:2:*) words='set list remove' ;;
                    secrets:3:*) words='{{Join(words.Secrets)}}' ;;
                    *:*:-*) words='{{Join(words.Options)}}' ;;
                    *:1:*) words='{{Join([.. words.Targets, "secrets"])}}' ;;
                    *) words='{{Join(words.Targets)}}' ;;
                  esac
                  ;;
              esac
              case_setting=$(shopt -p nocasematch || true)
              shopt -s nocasematch
              for word in $words; do
                if [[ $word == "$current"* ]]; then COMPREPLY+=("$word"); fi
              done
              $case_setting
            }
            complete -o default -F _build_sh build.sh
            """;

    static string Zsh(CompletionWords words) =>
        $$"""
            #compdef build.sh
            # Load with: source <(./build.sh --completion zsh)
            _build_sh() {
              local current=${words[CURRENT]} previous=${words[CURRENT-1]}
              local -a candidates
              case $previous in
            {{Cases(
                words,
                (option, values) =>
                    values.Count > 0
                        ? $"    {option}) candidates=({Join(values)}) ;;"
                        : $"    {option}) _files; return ;;"
            )}}
                *)
                  case ${words[2]}:$CURRENT:$current in
                    secrets:3:*) candidates=(set list remove) ;;
                    secrets:4:*) candidates=({{Join(words.Secrets)}}) ;;
                    *:*:-*) candidates=({{Join(words.Options)}}) ;;
                    *:2:*) candidates=({{Join([.. words.Targets, "secrets"])}}) ;;
                    *) candidates=({{Join(words.Targets)}}) ;;
                  esac
                  ;;
              esac
              compadd -M 'm:{[:lower:]}={[:upper:]}' -- $candidates
            }
            compdef _build_sh build.sh
            """;

    static string Pwsh(CompletionWords words) =>
        $$"""
            # Load with: ./build.sh --completion pwsh | Out-String | Invoke-Expression
            Register-ArgumentCompleter -Native -CommandName build.sh, build.cmd, build -ScriptBlock {
              param($current, $command, $position)
              $before = @($command.CommandElements | Where-Object { $_.Extent.EndOffset -lt $position } | ForEach-Object { "$_" })
              $place = $before.Count
              $candidates = switch ($before[-1]) {
            {{Cases(words, (option, values) => $"    '{option}' {{ {List(values)} }}")}}
                default {
                  if ($before[1] -eq 'secrets') {
                    if ($place -eq 2) { 'set', 'list', 'remove' }
                    elseif ($place -eq 3) { {{List(words.Secrets)}} }
                    else { '--profile' }
                  }
                  elseif ($current -like '-*') { {{List(words.Options)}} }
                  elseif ($place -eq 1) { {{List([.. words.Targets, "secrets"])}} }
                  else { {{List(words.Targets)}} }
                }
              }
              $candidates | Where-Object { $_ -like "$current*" } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
              }
            }
            """;

    static string Cases(CompletionWords words, Func<string, IReadOnlyList<string>, string> write) =>
        string.Join('\n', words.Values.Select(x => write(x.Option, x.Words)));

    static string Join(IEnumerable<string> words) => string.Join(' ', words);

    static string List(IReadOnlyList<string> words) =>
        words.Count == 0 ? "@()" : string.Join(", ", words.Select(x => $"'{x}'"));
}

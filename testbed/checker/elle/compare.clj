;; Judges histories of transactions over lists with Elle, so that its verdicts can be held against
;; those of `rhenea check`.
;;
;;   java -cp CLASSPATH clojure.main compare.clj list-append SECONDS FILE...
;;
;; A history that takes longer than SECONDS is unknown. One line of JSON for each FILE, in Jepsen's
;; EDN. `./rhenea campaign elle` writes histories and calls this. CLASSPATH is what
;;
;;   clojure -Spath -Sdeps '{:deps {jepsen/jepsen {:mvn/version "0.3.11"}}}'
;;
;; prints, or `lein classpath` in any project that depends on [jepsen "0.3.11"]: Elle needs more than it
;; lists. It waits for ever where the JVM has one processor (-XX:ActiveProcessorCount=2 helps).
(ns compare
  (:require [clojure.edn :as edn]
            [clojure.java.io :as io]
            [clojure.string :as str]
            [elle.list-append :as list-append]
            [jepsen.history :as history])
  (:import (com.sun.management OperatingSystemMXBean)
           (java.lang.management ManagementFactory)
           (java.util Locale Properties)))

(def elle-version
  (if-let [properties (io/resource "META-INF/maven/elle/elle/pom.properties")]
    (with-open [in (io/reader properties)]
      (.getProperty (doto (Properties.) (.load in)) "version"))
    "of unknown version"))

(defn cpu-nanos
  "CPU time of this process, all threads: its collector and its compiler too."
  []
  (.getProcessCpuTime ^OperatingSystemMXBean (ManagementFactory/getOperatingSystemMXBean)))

(defn read-history
  "The history in a file, one operation a line. Its indices count the lines, as those that Jepsen
  hands to Elle do: with others, Elle may wait for itself for ever."
  [file]
  (with-open [in (io/reader file)]
    (-> (mapv #(edn/read-string {:default (fn [_ value] value)} %) (line-seq in))
        (history/history {:have-indices? true, :dense-indices? true}))))

(defn judge
  "What Elle says of a history. Whatever it throws, OutOfMemoryError included, leaves it unknown."
  [seconds history]
  (try
    (let [answer (deref (future (list-append/check
                                  {:consistency-models [:strict-serializable]}
                                  history))
                        (* 1000 seconds)
                        {:valid? :unknown, :anomaly-types [:timeout]})]
      {:verdict ({true "valid", false "invalid"} (:valid? answer) "unknown")
       :cause   (str/join " " (map name (:anomaly-types answer)))})
    (catch Throwable thrown
      {:verdict "unknown", :cause (str thrown)})))

(defn answer
  "The line for one file; reading it is not measured."
  [by seconds file]
  (let [history (read-history file)
        cpu     (cpu-nanos)
        began   (System/nanoTime)
        {:keys [verdict cause]} (judge seconds history)
        nanos   (- (System/nanoTime) began)
        cpu     (- (cpu-nanos) cpu)]
    (String/format
      Locale/ROOT
      "{\"by\":%s,\"file\":%s,\"verdict\":%s,\"cause\":%s,\"seconds\":%.6f,\"cpuSeconds\":%.6f}"
      (to-array [(pr-str by) (pr-str file) (pr-str verdict) (pr-str cause)
                 (/ nanos 1e9) (/ cpu 1e9)]))))

(let [[model seconds & files] *command-line-args*]
  (when-not (and (= "list-append" model) seconds files)
    (binding [*out* *err*]
      (println "usage: compare.clj list-append SECONDS FILE..."))
    (System/exit 2))
  (let [by (str "Elle " elle-version ", Clojure " (clojure-version))]
    (doseq [file files]
      (println (answer by (parse-long seconds) file))
      (flush)))
  ;; A search that ran out of time goes on in its thread.
  (System/exit 0))

const SchoolData=[
    
    {
        "id": "1",
        "name": "北京大学",
        "code": "4111010001",
        "department": "教育部",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2",
        "name": "中国人民大学",
        "code": "4111010002",
        "department": "教育部",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "3",
        "name": "清华大学",
        "code": "4111010003",
        "department": "教育部",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "4",
        "name": "北京交通大学",
        "code": "4111010004",
        "department": "教育部",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "5",
        "name": "北京工业大学",
        "code": "4111010005",
        "department": "北京市",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "6",
        "name": "北京航空航天大学",
        "code": "4111010006",
        "department": "工业和信息化部",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "7",
        "name": "北京理工大学",
        "code": "4111010007",
        "department": "工业和信息化部",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "8",
        "name": "北京科技大学",
        "code": "4111010008",
        "department": "教育部",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "9",
        "name": "北方工业大学",
        "code": "4111010009",
        "department": "北京市",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "10",
        "name": "北京化工大学",
        "code": "4111010010",
        "department": "教育部",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "11",
        "name": "北京工商大学",
        "code": "4111010011",
        "department": "北京市",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "12",
        "name": "北京服装学院",
        "code": "4111010012",
        "department": "北京市",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "13",
        "name": "北京邮电大学",
        "code": "4111010013",
        "department": "教育部",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "14",
        "name": "北京印刷学院",
        "code": "4111010015",
        "department": "北京市",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "15",
        "name": "北京建筑大学",
        "code": "4111010016",
        "department": "北京市",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "16",
        "name": "北京石油化工学院",
        "code": "4111010017",
        "department": "北京市",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "17",
        "name": "北京电子科技学院",
        "code": "4111010018",
        "department": "中央办公厅",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "18",
        "name": "中国农业大学",
        "code": "4111010019",
        "department": "教育部",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "19",
        "name": "北京农学院",
        "code": "4111010020",
        "department": "北京市",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "20",
        "name": "北京林业大学",
        "code": "4111010022",
        "department": "教育部",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "21",
        "name": "北京协和医学院",
        "code": "4111010023",
        "department": "国家卫生和计划生育委员会",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "22",
        "name": "首都医科大学",
        "code": "4111010025",
        "department": "北京市",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "23",
        "name": "北京中医药大学",
        "code": "4111010026",
        "department": "教育部",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "24",
        "name": "北京师范大学",
        "code": "4111010027",
        "department": "教育部",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "25",
        "name": "首都师范大学",
        "code": "4111010028",
        "department": "北京市",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "26",
        "name": "首都体育学院",
        "code": "4111010029",
        "department": "北京市",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "27",
        "name": "北京外国语大学",
        "code": "4111010030",
        "department": "教育部",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "28",
        "name": "北京第二外国语学院",
        "code": "4111010031",
        "department": "北京市",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "29",
        "name": "北京语言大学",
        "code": "4111010032",
        "department": "教育部",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "30",
        "name": "中国传媒大学",
        "code": "4111010033",
        "department": "教育部",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "31",
        "name": "中央财经大学",
        "code": "4111010034",
        "department": "教育部",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "32",
        "name": "对外经济贸易大学",
        "code": "4111010036",
        "department": "教育部",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "33",
        "name": "北京物资学院",
        "code": "4111010037",
        "department": "北京市",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "34",
        "name": "首都经济贸易大学",
        "code": "4111010038",
        "department": "北京市",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "35",
        "name": "外交学院",
        "code": "4111010040",
        "department": "外交部",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "36",
        "name": "中国人民公安大学",
        "code": "4111010041",
        "department": "公安部",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "37",
        "name": "国际关系学院",
        "code": "4111010042",
        "department": "教育部",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "38",
        "name": "北京体育大学",
        "code": "4111010043",
        "department": "国家体育总局",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "39",
        "name": "中央音乐学院",
        "code": "4111010045",
        "department": "教育部",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "40",
        "name": "中国音乐学院",
        "code": "4111010046",
        "department": "北京市",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "41",
        "name": "中央美术学院",
        "code": "4111010047",
        "department": "教育部",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "42",
        "name": "中央戏剧学院",
        "code": "4111010048",
        "department": "教育部",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "43",
        "name": "中国戏曲学院",
        "code": "4111010049",
        "department": "北京市",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "44",
        "name": "北京电影学院",
        "code": "4111010050",
        "department": "北京市",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "45",
        "name": "北京舞蹈学院",
        "code": "4111010051",
        "department": "北京市",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "46",
        "name": "中央民族大学",
        "code": "4111010052",
        "department": "国家民委",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "47",
        "name": "中国政法大学",
        "code": "4111010053",
        "department": "教育部",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "48",
        "name": "华北电力大学",
        "code": "4111010054",
        "department": "教育部",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "49",
        "name": "中华女子学院",
        "code": "4111011149",
        "department": "中华妇女联合会",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "50",
        "name": "北京信息科技大学",
        "code": "4111011232",
        "department": "北京市",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "51",
        "name": "中国矿业大学（北京）",
        "code": "4111011413",
        "department": "教育部",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "52",
        "name": "中国石油大学（北京）",
        "code": "4111011414",
        "department": "教育部",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "53",
        "name": "中国地质大学（北京）",
        "code": "4111011415",
        "department": "教育部",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "54",
        "name": "北京联合大学",
        "code": "4111011417",
        "department": "北京市",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "55",
        "name": "北京城市学院",
        "code": "4111011418",
        "department": "北京市教委",
        "address": "北京市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "56",
        "name": "中国青年政治学院",
        "code": "4111011625",
        "department": "共青团中央",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "57",
        "name": "首钢工学院",
        "code": "4111011831",
        "department": "北京市",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "58",
        "name": "中国劳动关系学院",
        "code": "4111012453",
        "department": "中华全国总工会",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "59",
        "name": "北京吉利学院",
        "code": "4111012802",
        "department": "北京市教委",
        "address": "北京市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "60",
        "name": "首都师范大学科德学院",
        "code": "4111013629",
        "department": "北京市教委",
        "address": "北京市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "61",
        "name": "北京工商大学嘉华学院",
        "code": "4111013630",
        "department": "北京市教委",
        "address": "北京市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "62",
        "name": "北京邮电大学世纪学院",
        "code": "4111013901",
        "department": "北京市教委",
        "address": "北京市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "63",
        "name": "北京工业大学耿丹学院",
        "code": "4111013904",
        "department": "北京市教委",
        "address": "北京市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "64",
        "name": "北京警察学院",
        "code": "4111014019",
        "department": "北京市",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "65",
        "name": "北京第二外国语学院中瑞酒店管理学院",
        "code": "4111014201",
        "department": "北京市教委",
        "address": "北京市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "66",
        "name": "中国科学院大学",
        "code": "4111014430",
        "department": "中国科学院",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "67",
        "name": "中国社会科学院大学",
        "code": "4111014596",
        "department": "中国社会科学院",
        "address": "北京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "68",
        "name": "北京工业职业技术学院",
        "code": "4111010853",
        "department": "北京市",
        "address": "北京市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "69",
        "name": "北京信息职业技术学院",
        "code": "4111010857",
        "department": "北京市",
        "address": "北京市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "70",
        "name": "北京电子科技职业学院",
        "code": "4111010858",
        "department": "北京市",
        "address": "北京市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "71",
        "name": "北京京北职业技术学院",
        "code": "4111011090",
        "department": "北京市",
        "address": "北京市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "72",
        "name": "北京交通职业技术学院",
        "code": "4111011092",
        "department": "北京市",
        "address": "北京市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "73",
        "name": "北京青年政治学院",
        "code": "4111011626",
        "department": "北京市",
        "address": "北京市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "74",
        "name": "北京农业职业学院",
        "code": "4111012448",
        "department": "北京市",
        "address": "北京市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "75",
        "name": "北京政法职业学院",
        "code": "4111012451",
        "department": "北京市",
        "address": "北京市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "76",
        "name": "北京财贸职业学院",
        "code": "4111012561",
        "department": "北京市",
        "address": "北京市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "77",
        "name": "北京北大方正软件职业技术\n学院",
        "code": "4111012564",
        "department": "北京市教委",
        "address": "北京市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "78",
        "name": "北京经贸职业学院",
        "code": "4111012565",
        "department": "北京市教委",
        "address": "北京市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "79",
        "name": "北京经济技术职业学院",
        "code": "4111012566",
        "department": "北京市教委",
        "address": "北京市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "80",
        "name": "北京戏曲艺术职业学院",
        "code": "4111012567",
        "department": "北京市",
        "address": "北京市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "81",
        "name": "北京汇佳职业学院",
        "code": "4111012568",
        "department": "北京市教委",
        "address": "北京市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "82",
        "name": "北京科技经营管理学院",
        "code": "4111012733",
        "department": "北京市教委",
        "address": "北京市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "83",
        "name": "北京科技职业学院",
        "code": "4111013703",
        "department": "北京市教委",
        "address": "北京市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "84",
        "name": "北京培黎职业学院",
        "code": "4111013728",
        "department": "北京市教委",
        "address": "北京市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "85",
        "name": "北京经济管理职业学院",
        "code": "4111014073",
        "department": "北京市",
        "address": "北京市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "86",
        "name": "北京劳动保障职业学院",
        "code": "4111014075",
        "department": "北京市",
        "address": "北京市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "87",
        "name": "北京社会管理职业学院",
        "code": "4111014139",
        "department": "北京市",
        "address": "北京市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "88",
        "name": "北京艺术传媒职业学院",
        "code": "4111014140",
        "department": "北京市教委",
        "address": "北京市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "89",
        "name": "北京体育职业学院",
        "code": "4111014215",
        "department": "北京市",
        "address": "北京市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "90",
        "name": "北京交通运输职业学院",
        "code": "4111014279",
        "department": "北京市",
        "address": "北京市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "91",
        "name": "北京卫生职业学院",
        "code": "4111014395",
        "department": "北京市",
        "address": "北京市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "92",
        "name": "北京网络职业学院",
        "code": "4111014588",
        "department": "北京市教委",
        "address": "北京市",
        "level": "专科",
        "remarks": "民办"
    },

    {
        "id": "93",
        "name": "南开大学",
        "code": "4112010055",
        "department": "教育部",
        "address": "天津市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "94",
        "name": "天津大学",
        "code": "4112010056",
        "department": "教育部",
        "address": "天津市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "95",
        "name": "天津科技大学",
        "code": "4112010057",
        "department": "天津市",
        "address": "天津市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "96",
        "name": "天津工业大学",
        "code": "4112010058",
        "department": "天津市",
        "address": "天津市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "97",
        "name": "中国民航大学",
        "code": "4112010059",
        "department": "交通运输部",
        "address": "天津市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "98",
        "name": "天津理工大学",
        "code": "4112010060",
        "department": "天津市",
        "address": "天津市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "99",
        "name": "天津农学院",
        "code": "4112010061",
        "department": "天津市",
        "address": "天津市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "100",
        "name": "天津医科大学",
        "code": "4112010062",
        "department": "天津市",
        "address": "天津市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "101",
        "name": "天津中医药大学",
        "code": "4112010063",
        "department": "天津市",
        "address": "天津市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "102",
        "name": "天津师范大学",
        "code": "4112010065",
        "department": "天津市",
        "address": "天津市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "103",
        "name": "天津职业技术师范大学",
        "code": "4112010066",
        "department": "天津市",
        "address": "天津市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "104",
        "name": "天津外国语大学",
        "code": "4112010068",
        "department": "天津市",
        "address": "天津市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "105",
        "name": "天津商业大学",
        "code": "4112010069",
        "department": "天津市",
        "address": "天津市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "106",
        "name": "天津财经大学",
        "code": "4112010070",
        "department": "天津市",
        "address": "天津市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "107",
        "name": "天津体育学院",
        "code": "4112010071",
        "department": "天津市",
        "address": "天津市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "108",
        "name": "天津音乐学院",
        "code": "4112010072",
        "department": "天津市",
        "address": "天津市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "109",
        "name": "天津美术学院",
        "code": "4112010073",
        "department": "天津市",
        "address": "天津市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "110",
        "name": "天津城建大学",
        "code": "4112010792",
        "department": "天津市",
        "address": "天津市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "111",
        "name": "天津天狮学院",
        "code": "4112010859",
        "department": "天津市教委",
        "address": "天津市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "112",
        "name": "天津中德应用技术大学",
        "code": "4112012105",
        "department": "天津市",
        "address": "天津市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "113",
        "name": "天津外国语大学滨海外事学院",
        "code": "4112013658",
        "department": "天津市教委",
        "address": "天津市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "114",
        "name": "天津体育学院运动与文化艺术\n学院",
        "code": "4112013659",
        "department": "天津市教委",
        "address": "天津市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "115",
        "name": "天津商业大学宝德学院",
        "code": "4112013660",
        "department": "天津市教委",
        "address": "天津市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "116",
        "name": "天津医科大学临床医学院",
        "code": "4112013661",
        "department": "天津市教委",
        "address": "天津市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "117",
        "name": "南开大学滨海学院",
        "code": "4112013663",
        "department": "天津市教委",
        "address": "天津市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "118",
        "name": "天津师范大学津沽学院",
        "code": "4112013896",
        "department": "天津市教委",
        "address": "天津市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "119",
        "name": "天津理工大学中环信息学院",
        "code": "4112013897",
        "department": "天津市教委",
        "address": "天津市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "120",
        "name": "北京科技大学天津学院",
        "code": "4112013898",
        "department": "天津市教委",
        "address": "天津市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "121",
        "name": "天津大学仁爱学院",
        "code": "4112014038",
        "department": "天津市教委",
        "address": "天津市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "122",
        "name": "天津财经大学珠江学院",
        "code": "4112014087",
        "department": "天津市教委",
        "address": "天津市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "123",
        "name": "天津市职业大学",
        "code": "4112011032",
        "department": "天津市",
        "address": "天津市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "124",
        "name": "天津滨海职业学院",
        "code": "4112012484",
        "department": "天津市",
        "address": "天津市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "125",
        "name": "天津工程职业技术学院",
        "code": "4112012487",
        "department": "天津市",
        "address": "天津市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "126",
        "name": "天津青年职业学院",
        "code": "4112012535",
        "department": "天津市",
        "address": "天津市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "127",
        "name": "天津渤海职业技术学院",
        "code": "4112012719",
        "department": "天津市",
        "address": "天津市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "128",
        "name": "天津电子信息职业技术学院",
        "code": "4112012720",
        "department": "天津市",
        "address": "天津市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "129",
        "name": "天津机电职业技术学院",
        "code": "4112012721",
        "department": "天津市",
        "address": "天津市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "130",
        "name": "天津现代职业技术学院",
        "code": "4112012722",
        "department": "天津市",
        "address": "天津市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "131",
        "name": "天津公安警官职业学院",
        "code": "4112012723",
        "department": "天津市",
        "address": "天津市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "132",
        "name": "天津轻工职业技术学院",
        "code": "4112012732",
        "department": "天津市",
        "address": "天津市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "133",
        "name": "天津商务职业学院",
        "code": "4112012788",
        "department": "天津市",
        "address": "天津市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "134",
        "name": "天津国土资源和房屋职业学院",
        "code": "4112012803",
        "department": "天津市",
        "address": "天津市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "135",
        "name": "天津医学高等专科学校",
        "code": "4112012880",
        "department": "天津市",
        "address": "天津市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "136",
        "name": "天津开发区职业技术学院",
        "code": "4112012881",
        "department": "天津市",
        "address": "天津市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "137",
        "name": "天津艺术职业学院",
        "code": "4112012882",
        "department": "天津市",
        "address": "天津市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "138",
        "name": "天津交通职业学院",
        "code": "4112012883",
        "department": "天津市",
        "address": "天津市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "139",
        "name": "天津冶金职业技术学院",
        "code": "4112013700",
        "department": "天津市",
        "address": "天津市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "140",
        "name": "天津石油职业技术学院",
        "code": "4112013701",
        "department": "天津市",
        "address": "天津市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "141",
        "name": "天津城市职业学院",
        "code": "4112013702",
        "department": "天津市",
        "address": "天津市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "142",
        "name": "天津铁道职业技术学院",
        "code": "4112013863",
        "department": "天津市",
        "address": "天津市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "143",
        "name": "天津工艺美术职业学院",
        "code": "4112013911",
        "department": "天津市",
        "address": "天津市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "144",
        "name": "天津城市建设管理职业技术\n学院",
        "code": "4112014020",
        "department": "天津市",
        "address": "天津市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "145",
        "name": "天津生物工程职业技术学院",
        "code": "4112014021",
        "department": "天津市",
        "address": "天津市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "146",
        "name": "天津海运职业学院",
        "code": "4112014022",
        "department": "天津市",
        "address": "天津市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "147",
        "name": "天津广播影视职业学院",
        "code": "4112014102",
        "department": "天津市",
        "address": "天津市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "148",
        "name": "天津体育职业学院",
        "code": "4112014599",
        "department": "天津市",
        "address": "天津市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "149",
        "name": "天津滨海汽车工程职业学院",
        "code": "4112014600",
        "department": "天津市教委",
        "address": "天津市",
        "level": "专科",
        "remarks": "民办"
    },

    {
        "id": "150",
        "name": "河北大学",
        "code": "4113010075",
        "department": "河北省",
        "address": "保定市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "151",
        "name": "河北工程大学",
        "code": "4113010076",
        "department": "河北省",
        "address": "邯郸市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "152",
        "name": "河北地质大学",
        "code": "4113010077",
        "department": "河北省",
        "address": "石家庄市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "153",
        "name": "河北工业大学",
        "code": "4113010080",
        "department": "河北省",
        "address": "天津市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "154",
        "name": "华北理工大学",
        "code": "4113010081",
        "department": "河北省",
        "address": "唐山市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "155",
        "name": "河北科技大学",
        "code": "4113010082",
        "department": "河北省",
        "address": "石家庄市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "156",
        "name": "河北建筑工程学院",
        "code": "4113010084",
        "department": "河北省",
        "address": "张家口市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "157",
        "name": "河北水利电力学院",
        "code": "4113010085",
        "department": "河北省",
        "address": "沧州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "158",
        "name": "河北农业大学",
        "code": "4113010086",
        "department": "河北省",
        "address": "保定市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "159",
        "name": "河北医科大学",
        "code": "4113010089",
        "department": "河北省",
        "address": "石家庄市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "160",
        "name": "河北北方学院",
        "code": "4113010092",
        "department": "河北省",
        "address": "张家口市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "161",
        "name": "承德医学院",
        "code": "4113010093",
        "department": "河北省",
        "address": "承德市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "162",
        "name": "河北师范大学",
        "code": "4113010094",
        "department": "河北省",
        "address": "石家庄市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "163",
        "name": "保定学院",
        "code": "4113010096",
        "department": "河北省",
        "address": "保定市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "164",
        "name": "河北民族师范学院",
        "code": "4113010098",
        "department": "河北省",
        "address": "承德市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "165",
        "name": "唐山师范学院",
        "code": "4113010099",
        "department": "河北省",
        "address": "唐山市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "166",
        "name": "廊坊师范学院",
        "code": "4113010100",
        "department": "河北省",
        "address": "廊坊市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "167",
        "name": "衡水学院",
        "code": "4113010101",
        "department": "河北省",
        "address": "衡水市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "168",
        "name": "石家庄学院",
        "code": "4113010102",
        "department": "河北省",
        "address": "石家庄市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "169",
        "name": "邯郸学院",
        "code": "4113010103",
        "department": "河北省",
        "address": "邯郸市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "170",
        "name": "邢台学院",
        "code": "4113010104",
        "department": "河北省",
        "address": "邢台市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "171",
        "name": "沧州师范学院",
        "code": "4113010105",
        "department": "河北省",
        "address": "沧州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "172",
        "name": "石家庄铁道大学",
        "code": "4113010107",
        "department": "河北省",
        "address": "石家庄市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "173",
        "name": "燕山大学",
        "code": "4113010216",
        "department": "河北省",
        "address": "秦皇岛市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "174",
        "name": "河北科技师范学院",
        "code": "4113010798",
        "department": "河北省",
        "address": "秦皇岛市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "175",
        "name": "唐山学院",
        "code": "4113011033",
        "department": "河北省",
        "address": "唐山市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "176",
        "name": "华北科技学院",
        "code": "4113011104",
        "department": "国家安全生产监督管理总局",
        "address": "廊坊市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "177",
        "name": "中国人民武装警察部队学院",
        "code": "4113011105",
        "department": "公安部",
        "address": "廊坊市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "178",
        "name": "河北体育学院",
        "code": "4113011236",
        "department": "河北省",
        "address": "石家庄市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "179",
        "name": "河北金融学院",
        "code": "4113011420",
        "department": "河北省",
        "address": "保定市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "180",
        "name": "北华航天工业学院",
        "code": "4113011629",
        "department": "河北省",
        "address": "廊坊市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "181",
        "name": "防灾科技学院",
        "code": "4113011775",
        "department": "中国地震局",
        "address": "廊坊市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "182",
        "name": "河北经贸大学",
        "code": "4113011832",
        "department": "河北省",
        "address": "石家庄市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "183",
        "name": "中央司法警官学院",
        "code": "4113011903",
        "department": "司法部",
        "address": "保定市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "184",
        "name": "河北传媒学院",
        "code": "4113012784",
        "department": "河北省教育厅",
        "address": "石家庄市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "185",
        "name": "河北工程技术学院",
        "code": "4113012796",
        "department": "河北省教育厅",
        "address": "石家庄市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "186",
        "name": "河北美术学院",
        "code": "4113013075",
        "department": "河北省教育厅",
        "address": "石家庄市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "187",
        "name": "河北科技学院",
        "code": "4113013391",
        "department": "河北省教育厅",
        "address": "保定市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "188",
        "name": "河北外国语学院",
        "code": "4113013402",
        "department": "河北省教育厅",
        "address": "石家庄市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "189",
        "name": "河北大学工商学院",
        "code": "4113013404",
        "department": "河北省教育厅",
        "address": "保定市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "190",
        "name": "华北理工大学轻工学院",
        "code": "4113013408",
        "department": "河北省教育厅",
        "address": "唐山市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "191",
        "name": "河北科技大学理工学院",
        "code": "4113013409",
        "department": "河北省教育厅",
        "address": "石家庄市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "192",
        "name": "河北师范大学汇华学院",
        "code": "4113013411",
        "department": "河北省教育厅",
        "address": "石家庄市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "193",
        "name": "河北经贸大学经济管理学院",
        "code": "4113013414",
        "department": "河北省教育厅",
        "address": "石家庄市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "194",
        "name": "河北医科大学临床学院",
        "code": "4113013415",
        "department": "河北省教育厅",
        "address": "石家庄市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "195",
        "name": "华北电力大学科技学院",
        "code": "4113013417",
        "department": "河北省教育厅",
        "address": "保定市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "196",
        "name": "河北工程大学科信学院",
        "code": "4113013578",
        "department": "河北省教育厅",
        "address": "邯郸市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "197",
        "name": "河北工业大学城市学院",
        "code": "4113013584",
        "department": "河北省教育厅",
        "address": "廊坊市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "198",
        "name": "燕山大学里仁学院",
        "code": "4113013592",
        "department": "河北省教育厅",
        "address": "秦皇岛市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "199",
        "name": "石家庄铁道大学四方学院",
        "code": "4113013593",
        "department": "河北省教育厅",
        "address": "石家庄市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "200",
        "name": "河北地质大学华信学院",
        "code": "4113013594",
        "department": "河北省教育厅",
        "address": "石家庄市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "201",
        "name": "河北农业大学现代科技学院",
        "code": "4113013595",
        "department": "河北省教育厅",
        "address": "保定市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "202",
        "name": "华北理工大学冀唐学院",
        "code": "4113013596",
        "department": "河北省教育厅",
        "address": "唐山市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "203",
        "name": "中国地质大学长城学院",
        "code": "4113013891",
        "department": "河北省教育厅",
        "address": "保定市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "204",
        "name": "燕京理工学院",
        "code": "4113013895",
        "department": "河北省教育厅",
        "address": "廊坊市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "205",
        "name": "北京中医药大学东方学院",
        "code": "4113013899",
        "department": "河北省教育厅",
        "address": "廊坊市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "206",
        "name": "北京交通大学海滨学院",
        "code": "4113014202",
        "department": "河北省教育厅",
        "address": "沧州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "207",
        "name": "河北东方学院",
        "code": "4113014225",
        "department": "河北省教育厅",
        "address": "廊坊市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "208",
        "name": "河北中医学院",
        "code": "4113014432",
        "department": "河北省",
        "address": "石家庄市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "209",
        "name": "张家口学院",
        "code": "4113014458",
        "department": "河北省",
        "address": "张家口市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "210",
        "name": "河北环境工程学院",
        "code": "4213051721",
        "department": "河北省",
        "address": "秦皇岛市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "211",
        "name": "河北工业职业技术学院",
        "code": "4113010873",
        "department": "河北省",
        "address": "石家庄市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "212",
        "name": "邯郸职业技术学院",
        "code": "4113011034",
        "department": "河北省",
        "address": "邯郸市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "213",
        "name": "石家庄职业技术学院",
        "code": "4113011238",
        "department": "河北省",
        "address": "石家庄市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "214",
        "name": "张家口职业技术学院",
        "code": "4113011423",
        "department": "河北省",
        "address": "张家口市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "215",
        "name": "承德石油高等专科学校",
        "code": "4113011777",
        "department": "河北省",
        "address": "承德市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "216",
        "name": "邢台职业技术学院",
        "code": "4113011821",
        "department": "河北省",
        "address": "邢台市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "217",
        "name": "河北软件职业技术学院",
        "code": "4113012352",
        "department": "河北省",
        "address": "保定市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "218",
        "name": "河北石油职业技术学院",
        "code": "4113012367",
        "department": "河北省",
        "address": "廊坊市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "219",
        "name": "河北建材职业技术学院",
        "code": "4113012389",
        "department": "河北省",
        "address": "秦皇岛市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "220",
        "name": "河北政法职业学院",
        "code": "4113012408",
        "department": "河北省",
        "address": "石家庄市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "221",
        "name": "沧州职业技术学院",
        "code": "4113012415",
        "department": "河北省",
        "address": "沧州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "222",
        "name": "河北能源职业技术学院",
        "code": "4113012418",
        "department": "河北省",
        "address": "唐山市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "223",
        "name": "石家庄铁路职业技术学院",
        "code": "4113012424",
        "department": "河北省",
        "address": "石家庄市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "224",
        "name": "保定职业技术学院",
        "code": "4113012543",
        "department": "河北省",
        "address": "保定市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "225",
        "name": "秦皇岛职业技术学院",
        "code": "4113012773",
        "department": "河北省",
        "address": "秦皇岛市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "226",
        "name": "石家庄工程职业学院",
        "code": "4113012782",
        "department": "河北省教育厅",
        "address": "石家庄市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "227",
        "name": "石家庄城市经济职业学院",
        "code": "4113012783",
        "department": "河北省教育厅",
        "address": "石家庄市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "228",
        "name": "唐山职业技术学院",
        "code": "4113012785",
        "department": "河北省",
        "address": "唐山市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "229",
        "name": "衡水职业技术学院",
        "code": "4113012786",
        "department": "河北省",
        "address": "衡水市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "230",
        "name": "唐山工业职业技术学院",
        "code": "4113012787",
        "department": "河北省",
        "address": "唐山市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "231",
        "name": "邢台医学高等专科学校",
        "code": "4113012884",
        "department": "河北省",
        "address": "邢台市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "232",
        "name": "河北省艺术职业学院",
        "code": "4113012885",
        "department": "河北省",
        "address": "石家庄市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "233",
        "name": "河北旅游职业学院",
        "code": "4113012887",
        "department": "河北省",
        "address": "承德市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "234",
        "name": "石家庄财经职业学院",
        "code": "4113013070",
        "department": "河北省教育厅",
        "address": "石家庄市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "235",
        "name": "河北交通职业技术学院",
        "code": "4113013071",
        "department": "河北省",
        "address": "石家庄市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "236",
        "name": "河北化工医药职业技术学院",
        "code": "4113013072",
        "department": "河北省",
        "address": "石家庄市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "237",
        "name": "石家庄信息工程职业学院",
        "code": "4113013073",
        "department": "河北省",
        "address": "石家庄市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "238",
        "name": "河北对外经贸职业学院",
        "code": "4113013074",
        "department": "河北省",
        "address": "秦皇岛市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "239",
        "name": "保定电力职业技术学院",
        "code": "4113013392",
        "department": "河北省",
        "address": "保定市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "240",
        "name": "河北机电职业技术学院",
        "code": "4113013393",
        "department": "河北省",
        "address": "邢台市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "241",
        "name": "渤海石油职业学院",
        "code": "4113013394",
        "department": "河北省",
        "address": "沧州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "242",
        "name": "廊坊职业技术学院",
        "code": "4113013395",
        "department": "河北省",
        "address": "廊坊市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "243",
        "name": "唐山科技职业技术学院",
        "code": "4113013396",
        "department": "河北省",
        "address": "唐山市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "244",
        "name": "石家庄邮电职业技术学院",
        "code": "4113013397",
        "department": "河北省",
        "address": "石家庄市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "245",
        "name": "河北公安警察职业学院",
        "code": "4113013398",
        "department": "河北省",
        "address": "石家庄市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "246",
        "name": "石家庄工商职业学院",
        "code": "4113013399",
        "department": "河北省教育厅",
        "address": "石家庄市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "247",
        "name": "石家庄理工职业学院",
        "code": "4113013400",
        "department": "河北省教育厅",
        "address": "石家庄市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "248",
        "name": "石家庄科技信息职业学院",
        "code": "4113013403",
        "department": "河北省教育厅",
        "address": "石家庄市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "249",
        "name": "河北司法警官职业学院",
        "code": "4113013690",
        "department": "河北省",
        "address": "邯郸市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "250",
        "name": "沧州医学高等专科学校",
        "code": "4113013779",
        "department": "河北省",
        "address": "沧州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "251",
        "name": "河北女子职业技术学院",
        "code": "4113013822",
        "department": "河北省",
        "address": "石家庄市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "252",
        "name": "石家庄医学高等专科学校",
        "code": "4113014018",
        "department": "河北省教育厅",
        "address": "石家庄市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "253",
        "name": "石家庄经济职业学院",
        "code": "4113014047",
        "department": "河北省教育厅",
        "address": "石家庄市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "254",
        "name": "冀中职业学院",
        "code": "4113014103",
        "department": "河北省",
        "address": "保定市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "255",
        "name": "石家庄人民医学高等专科学校",
        "code": "4113014158",
        "department": "河北省教育厅",
        "address": "石家庄市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "256",
        "name": "石家庄科技工程职业学院",
        "code": "4113014185",
        "department": "河北省",
        "address": "石家庄市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "257",
        "name": "河北劳动关系职业学院",
        "code": "4113014208",
        "department": "河北省",
        "address": "石家庄市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "258",
        "name": "石家庄科技职业学院",
        "code": "4113014213",
        "department": "河北省教育厅",
        "address": "石家庄市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "259",
        "name": "泊头职业学院",
        "code": "4113014259",
        "department": "河北省",
        "address": "沧州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "260",
        "name": "宣化科技职业学院",
        "code": "4113014260",
        "department": "河北省",
        "address": "张家口市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "261",
        "name": "廊坊燕京职业技术学院",
        "code": "4113014280",
        "department": "河北省",
        "address": "廊坊市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "262",
        "name": "承德护理职业学院",
        "code": "4113014281",
        "department": "河北省",
        "address": "承德市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "263",
        "name": "石家庄幼儿师范高等专科学校",
        "code": "4113014328",
        "department": "河北省",
        "address": "石家庄市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "264",
        "name": "廊坊卫生职业学院",
        "code": "4113014335",
        "department": "河北省",
        "address": "廊坊市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "265",
        "name": "河北轨道运输职业技术学院",
        "code": "4113014396",
        "department": "河北省",
        "address": "石家庄市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "266",
        "name": "保定幼儿师范高等专科学校",
        "code": "4113014460",
        "department": "河北省",
        "address": "保定市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "267",
        "name": "河北工艺美术职业学院",
        "code": "4113014471",
        "department": "河北省",
        "address": "保定市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "268",
        "name": "渤海理工职业学院",
        "code": "4113014472",
        "department": "河北省教育厅",
        "address": "沧州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "269",
        "name": "唐山幼儿师范高等专科学校",
        "code": "4113014586",
        "department": "河北省",
        "address": "唐山市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "270",
        "name": "曹妃甸职业技术学院",
        "code": "4113014601",
        "department": "河北省教育厅",
        "address": "唐山市",
        "level": "专科",
        "remarks": "民办"
    },
    
    {
        "id": "271",
        "name": "山西大学",
        "code": "4114010108",
        "department": "山西省",
        "address": "太原市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "272",
        "name": "太原科技大学",
        "code": "4114010109",
        "department": "山西省",
        "address": "太原市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "273",
        "name": "中北大学",
        "code": "4114010110",
        "department": "山西省",
        "address": "太原市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "274",
        "name": "太原理工大学",
        "code": "4114010112",
        "department": "山西省",
        "address": "太原市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "275",
        "name": "山西农业大学",
        "code": "4114010113",
        "department": "山西省",
        "address": "晋中市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "276",
        "name": "山西医科大学",
        "code": "4114010114",
        "department": "山西省",
        "address": "太原市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "277",
        "name": "长治医学院",
        "code": "4114010117",
        "department": "山西省",
        "address": "长治市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "278",
        "name": "山西师范大学",
        "code": "4114010118",
        "department": "山西省",
        "address": "临汾市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "279",
        "name": "太原师范学院",
        "code": "4114010119",
        "department": "山西省",
        "address": "太原市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "280",
        "name": "山西大同大学",
        "code": "4114010120",
        "department": "山西省",
        "address": "大同市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "281",
        "name": "晋中学院",
        "code": "4114010121",
        "department": "山西省",
        "address": "晋中市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "282",
        "name": "长治学院",
        "code": "4114010122",
        "department": "山西省",
        "address": "长治市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "283",
        "name": "运城学院",
        "code": "4114010123",
        "department": "山西省",
        "address": "运城市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "284",
        "name": "忻州师范学院",
        "code": "4114010124",
        "department": "山西省",
        "address": "忻州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "285",
        "name": "山西财经大学",
        "code": "4114010125",
        "department": "山西省",
        "address": "太原市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "286",
        "name": "山西中医药大学",
        "code": "4114010809",
        "department": "山西省",
        "address": "太原市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "287",
        "name": "吕梁学院",
        "code": "4114010812",
        "department": "山西省",
        "address": "吕梁市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "288",
        "name": "太原学院",
        "code": "4114011242",
        "department": "山西省",
        "address": "太原市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "289",
        "name": "山西警察学院",
        "code": "4114012111",
        "department": "山西省",
        "address": "太原市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "290",
        "name": "山西应用科技学院",
        "code": "4114012779",
        "department": "山西省教育厅",
        "address": "太原市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "291",
        "name": "山西大学商务学院",
        "code": "4114013533",
        "department": "山西省教育厅",
        "address": "太原市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "292",
        "name": "太原理工大学现代科技学院",
        "code": "4114013534",
        "department": "山西省教育厅",
        "address": "太原市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "293",
        "name": "山西农业大学信息学院",
        "code": "4114013535",
        "department": "山西省教育厅",
        "address": "晋中市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "294",
        "name": "山西师范大学现代文理学院",
        "code": "4114013537",
        "department": "山西省教育厅",
        "address": "临汾市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "295",
        "name": "中北大学信息商务学院",
        "code": "4114013538",
        "department": "山西省教育厅",
        "address": "太原市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "296",
        "name": "太原科技大学华科学院",
        "code": "4114013597",
        "department": "山西省教育厅",
        "address": "太原市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "297",
        "name": "山西医科大学晋祠学院",
        "code": "4114013598",
        "department": "山西省教育厅",
        "address": "太原市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "298",
        "name": "山西财经大学华商学院",
        "code": "4114013608",
        "department": "山西省教育厅",
        "address": "太原市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "299",
        "name": "山西工商学院",
        "code": "4114013691",
        "department": "山西省教育厅",
        "address": "太原市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "300",
        "name": "太原工业学院",
        "code": "4114014101",
        "department": "山西省",
        "address": "太原市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "301",
        "name": "山西传媒学院",
        "code": "4114014434",
        "department": "山西省",
        "address": "太原市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "302",
        "name": "山西工程技术学院",
        "code": "4114014527",
        "department": "山西省",
        "address": "阳泉市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "303",
        "name": "山西能源学院",
        "code": "4214051189",
        "department": "山西省",
        "address": "晋中市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "304",
        "name": "山西省财政税务专科学校",
        "code": "4114011630",
        "department": "山西省",
        "address": "太原市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "305",
        "name": "长治职业技术学院",
        "code": "4114012388",
        "department": "山西省",
        "address": "长治市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "306",
        "name": "山西艺术职业学院",
        "code": "4114012704",
        "department": "山西省",
        "address": "太原市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "307",
        "name": "晋城职业技术学院",
        "code": "4114012774",
        "department": "山西省",
        "address": "晋城市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "308",
        "name": "山西建筑职业技术学院",
        "code": "4114012775",
        "department": "山西省",
        "address": "太原市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "309",
        "name": "山西药科职业学院",
        "code": "4114012776",
        "department": "山西省",
        "address": "太原市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "310",
        "name": "山西工程职业技术学院",
        "code": "4114012777",
        "department": "山西省",
        "address": "太原市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "311",
        "name": "山西交通职业技术学院",
        "code": "4114012778",
        "department": "山西省",
        "address": "太原市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "312",
        "name": "大同煤炭职业技术学院",
        "code": "4114012780",
        "department": "山西省",
        "address": "大同市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "313",
        "name": "山西机电职业技术学院",
        "code": "4114012888",
        "department": "山西省",
        "address": "长治市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "314",
        "name": "山西戏剧职业学院",
        "code": "4114012889",
        "department": "山西省",
        "address": "太原市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "315",
        "name": "山西财贸职业技术学院",
        "code": "4114012890",
        "department": "山西省",
        "address": "太原市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "316",
        "name": "山西林业职业技术学院",
        "code": "4114012891",
        "department": "山西省",
        "address": "太原市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "317",
        "name": "山西水利职业技术学院",
        "code": "4114012892",
        "department": "山西省",
        "address": "运城市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "318",
        "name": "阳泉职业技术学院",
        "code": "4114012893",
        "department": "山西省",
        "address": "阳泉市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "319",
        "name": "临汾职业技术学院",
        "code": "4114013171",
        "department": "山西省",
        "address": "临汾市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "320",
        "name": "山西职业技术学院",
        "code": "4114013528",
        "department": "山西省",
        "address": "太原市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "321",
        "name": "山西煤炭职业技术学院",
        "code": "4114013529",
        "department": "山西省",
        "address": "太原市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "322",
        "name": "山西金融职业学院",
        "code": "4114013530",
        "department": "山西省",
        "address": "太原市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "323",
        "name": "太原城市职业技术学院",
        "code": "4114013532",
        "department": "山西省",
        "address": "太原市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "324",
        "name": "山西信息职业技术学院",
        "code": "4114013541",
        "department": "山西省教育厅",
        "address": "临汾市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "325",
        "name": "山西体育职业学院",
        "code": "4114013692",
        "department": "山西省",
        "address": "太原市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "326",
        "name": "山西警官职业学院",
        "code": "4114013693",
        "department": "山西省",
        "address": "太原市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "327",
        "name": "山西国际商务职业学院",
        "code": "4114013694",
        "department": "山西省",
        "address": "太原市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "328",
        "name": "潞安职业技术学院",
        "code": "4114013695",
        "department": "山西省",
        "address": "长治市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "329",
        "name": "太原旅游职业学院",
        "code": "4114013696",
        "department": "山西省",
        "address": "太原市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "330",
        "name": "山西旅游职业学院",
        "code": "4114013697",
        "department": "山西省",
        "address": "太原市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "331",
        "name": "山西管理职业学院",
        "code": "4114013698",
        "department": "山西省",
        "address": "临汾市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "332",
        "name": "山西电力职业技术学院",
        "code": "4114013745",
        "department": "山西省",
        "address": "太原市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "333",
        "name": "忻州职业技术学院",
        "code": "4114013821",
        "department": "山西省",
        "address": "忻州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "334",
        "name": "山西同文职业技术学院",
        "code": "4114013862",
        "department": "山西省教育厅",
        "address": "晋中市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "335",
        "name": "晋中职业技术学院",
        "code": "4114013913",
        "department": "山西省",
        "address": "晋中市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "336",
        "name": "山西华澳商贸职业学院",
        "code": "4114013914",
        "department": "山西省教育厅",
        "address": "晋中市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "337",
        "name": "山西运城农业职业技术学院",
        "code": "4114013934",
        "department": "山西省",
        "address": "运城市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "338",
        "name": "运城幼儿师范高等专科学校",
        "code": "4114014093",
        "department": "山西省",
        "address": "运城市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "339",
        "name": "山西老区职业技术学院",
        "code": "4114014105",
        "department": "山西省教育厅",
        "address": "太原市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "340",
        "name": "山西经贸职业学院",
        "code": "4114014177",
        "department": "山西省",
        "address": "太原市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "341",
        "name": "朔州职业技术学院",
        "code": "4114014186",
        "department": "山西省",
        "address": "朔州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "342",
        "name": "运城职业技术学院",
        "code": "4114014226",
        "department": "山西省教育厅",
        "address": "运城市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "343",
        "name": "山西轻工职业技术学院",
        "code": "4114014247",
        "department": "山西省",
        "address": "太原市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "344",
        "name": "晋中师范高等专科学校",
        "code": "4114014270",
        "department": "山西省",
        "address": "晋中市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "345",
        "name": "阳泉师范高等专科学校",
        "code": "4114014271",
        "department": "山西省",
        "address": "阳泉市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "346",
        "name": "山西青年职业学院",
        "code": "4114014336",
        "department": "山西省",
        "address": "太原市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "347",
        "name": "运城护理职业学院",
        "code": "4114014397",
        "department": "山西省",
        "address": "运城市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "348",
        "name": "运城师范高等专科学校",
        "code": "4114014461",
        "department": "山西省",
        "address": "运城市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "349",
        "name": "朔州师范高等专科学校",
        "code": "4114014462",
        "department": "山西省",
        "address": "朔州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "350",
        "name": "吕梁职业技术学院",
        "code": "4114014500",
        "department": "山西省",
        "address": "吕梁市",
        "level": "专科",
        "remarks": ""
    },

    {
        "id": "351",
        "name": "内蒙古大学",
        "code": "4115010126",
        "department": "内蒙古自治区",
        "address": "呼和浩特市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "352",
        "name": "内蒙古科技大学",
        "code": "4115010127",
        "department": "内蒙古自治区",
        "address": "包头市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "353",
        "name": "内蒙古工业大学",
        "code": "4115010128",
        "department": "内蒙古自治区",
        "address": "呼和浩特市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "354",
        "name": "内蒙古农业大学",
        "code": "4115010129",
        "department": "内蒙古自治区",
        "address": "呼和浩特市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "355",
        "name": "内蒙古医科大学",
        "code": "4115010132",
        "department": "内蒙古自治区",
        "address": "呼和浩特市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "356",
        "name": "内蒙古师范大学",
        "code": "4115010135",
        "department": "内蒙古自治区",
        "address": "呼和浩特市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "357",
        "name": "内蒙古民族大学",
        "code": "4115010136",
        "department": "内蒙古自治区",
        "address": "通辽市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "358",
        "name": "赤峰学院",
        "code": "4115010138",
        "department": "内蒙古自治区",
        "address": "赤峰市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "359",
        "name": "内蒙古财经大学",
        "code": "4115010139",
        "department": "内蒙古自治区",
        "address": "呼和浩特市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "360",
        "name": "呼伦贝尔学院",
        "code": "4115010819",
        "department": "内蒙古自治区",
        "address": "呼伦贝尔市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "361",
        "name": "集宁师范学院",
        "code": "4115011427",
        "department": "内蒙古自治区",
        "address": "乌兰察布市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "362",
        "name": "河套学院",
        "code": "4115011631",
        "department": "内蒙古自治区",
        "address": "巴彦淖尔市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "363",
        "name": "呼和浩特民族学院",
        "code": "4115011709",
        "department": "内蒙古自治区",
        "address": "呼和浩特市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "364",
        "name": "内蒙古大学创业学院",
        "code": "4115014199",
        "department": "内蒙古自治区教育厅",
        "address": "呼和浩特市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "365",
        "name": "内蒙古师范大学鸿德学院",
        "code": "4115014205",
        "department": "内蒙古自治区教育厅",
        "address": "呼和浩特市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "366",
        "name": "内蒙古艺术学院",
        "code": "4115014531",
        "department": "内蒙古自治区",
        "address": "呼和浩特市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "367",
        "name": "鄂尔多斯应用技术学院",
        "code": "4115014532",
        "department": "内蒙古自治区",
        "address": "鄂尔多斯市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "368",
        "name": "内蒙古建筑职业技术学院",
        "code": "4115010871",
        "department": "内蒙古自治区",
        "address": "呼和浩特市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "369",
        "name": "内蒙古丰州职业学院",
        "code": "4115011429",
        "department": "内蒙古自治区教育厅",
        "address": "呼和浩特市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "370",
        "name": "包头职业技术学院",
        "code": "4115012057",
        "department": "内蒙古自治区",
        "address": "包头市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "371",
        "name": "兴安职业技术学院",
        "code": "4115012443",
        "department": "内蒙古自治区",
        "address": "兴安盟",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "372",
        "name": "呼和浩特职业学院",
        "code": "4115012670",
        "department": "内蒙古自治区",
        "address": "呼和浩特市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "373",
        "name": "包头轻工职业技术学院",
        "code": "4115012671",
        "department": "内蒙古自治区",
        "address": "包头市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "374",
        "name": "内蒙古电子信息职业技术学院",
        "code": "4115012673",
        "department": "内蒙古自治区",
        "address": "呼和浩特市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "375",
        "name": "内蒙古机电职业技术学院",
        "code": "4115012674",
        "department": "内蒙古自治区",
        "address": "呼和浩特市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "376",
        "name": "内蒙古化工职业学院",
        "code": "4115012675",
        "department": "内蒙古自治区",
        "address": "呼和浩特市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "377",
        "name": "内蒙古商贸职业学院",
        "code": "4115012676",
        "department": "内蒙古自治区",
        "address": "呼和浩特市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "378",
        "name": "锡林郭勒职业学院",
        "code": "4115012677",
        "department": "内蒙古自治区",
        "address": "锡林郭勒盟",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "379",
        "name": "内蒙古警察职业学院",
        "code": "4115012797",
        "department": "内蒙古自治区",
        "address": "呼和浩特市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "380",
        "name": "内蒙古体育职业学院",
        "code": "4115012894",
        "department": "内蒙古自治区",
        "address": "呼和浩特市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "381",
        "name": "乌兰察布职业学院",
        "code": "4115013699",
        "department": "内蒙古自治区",
        "address": "乌兰察布市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "382",
        "name": "通辽职业学院",
        "code": "4115013740",
        "department": "内蒙古自治区",
        "address": "通辽市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "383",
        "name": "科尔沁艺术职业学院",
        "code": "4115013741",
        "department": "内蒙古自治区",
        "address": "通辽市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "384",
        "name": "内蒙古交通职业技术学院",
        "code": "4115013824",
        "department": "内蒙古自治区",
        "address": "赤峰市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "385",
        "name": "包头钢铁职业技术学院",
        "code": "4115013864",
        "department": "内蒙古自治区",
        "address": "包头市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "386",
        "name": "乌海职业技术学院",
        "code": "4115013915",
        "department": "内蒙古自治区",
        "address": "乌海市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "387",
        "name": "内蒙古科技职业学院",
        "code": "4115014048",
        "department": "内蒙古自治区教育厅",
        "address": "呼和浩特市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "388",
        "name": "内蒙古北方职业技术学院",
        "code": "4115014049",
        "department": "内蒙古自治区教育厅",
        "address": "呼和浩特市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "389",
        "name": "赤峰职业技术学院",
        "code": "4115014050",
        "department": "内蒙古自治区教育厅",
        "address": "赤峰市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "390",
        "name": "内蒙古经贸外语职业学院",
        "code": "4115014051",
        "department": "内蒙古自治区教育厅",
        "address": "呼和浩特市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "391",
        "name": "包头铁道职业技术学院",
        "code": "4115014187",
        "department": "内蒙古自治区",
        "address": "包头市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "392",
        "name": "乌兰察布医学高等专科学校",
        "code": "4115014219",
        "department": "内蒙古自治区",
        "address": "乌兰察布市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "393",
        "name": "鄂尔多斯职业学院",
        "code": "4115014248",
        "department": "内蒙古自治区",
        "address": "鄂尔多斯市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "394",
        "name": "内蒙古工业职业学院",
        "code": "4115014282",
        "department": "内蒙古自治区教育厅",
        "address": "呼和浩特市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "395",
        "name": "呼伦贝尔职业技术学院",
        "code": "4115014283",
        "department": "内蒙古自治区",
        "address": "呼伦贝尔市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "396",
        "name": "满洲里俄语职业学院",
        "code": "4115014285",
        "department": "内蒙古自治区",
        "address": "呼伦贝尔市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "397",
        "name": "内蒙古能源职业学院",
        "code": "4115014337",
        "department": "内蒙古自治区教育厅",
        "address": "呼和浩特市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "398",
        "name": "赤峰工业职业技术学院",
        "code": "4115014338",
        "department": "内蒙古自治区",
        "address": "赤峰市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "399",
        "name": "阿拉善职业技术学院",
        "code": "4115014339",
        "department": "内蒙古自治区",
        "address": "阿拉善盟",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "400",
        "name": "内蒙古美术职业学院",
        "code": "4115014387",
        "department": "内蒙古自治区教育厅",
        "address": "巴彦淖尔市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "401",
        "name": "内蒙古民族幼儿师范\n高等专科学校",
        "code": "4115014463",
        "department": "内蒙古自治区",
        "address": "鄂尔多斯市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "402",
        "name": "鄂尔多斯生态环境职业学院",
        "code": "4115014501",
        "department": "内蒙古自治区",
        "address": "鄂尔多斯市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "403",
        "name": "扎兰屯职业学院",
        "code": "4115014539",
        "department": "内蒙古自治区",
        "address": "呼伦贝尔市",
        "level": "专科",
        "remarks": ""
    },

    {
        "id": "404",
        "name": "辽宁大学",
        "code": "4121010140",
        "department": "辽宁省",
        "address": "沈阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "405",
        "name": "大连理工大学",
        "code": "4121010141",
        "department": "教育部",
        "address": "大连市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "406",
        "name": "沈阳工业大学",
        "code": "4121010142",
        "department": "辽宁省",
        "address": "沈阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "407",
        "name": "沈阳航空航天大学",
        "code": "4121010143",
        "department": "辽宁省",
        "address": "沈阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "408",
        "name": "沈阳理工大学",
        "code": "4121010144",
        "department": "辽宁省",
        "address": "沈阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "409",
        "name": "东北大学",
        "code": "4121010145",
        "department": "教育部",
        "address": "沈阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "410",
        "name": "辽宁科技大学",
        "code": "4121010146",
        "department": "辽宁省",
        "address": "鞍山市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "411",
        "name": "辽宁工程技术大学",
        "code": "4121010147",
        "department": "辽宁省",
        "address": "阜新市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "412",
        "name": "辽宁石油化工大学",
        "code": "4121010148",
        "department": "辽宁省",
        "address": "抚顺市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "413",
        "name": "沈阳化工大学",
        "code": "4121010149",
        "department": "辽宁省",
        "address": "沈阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "414",
        "name": "大连交通大学",
        "code": "4121010150",
        "department": "辽宁省",
        "address": "大连市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "415",
        "name": "大连海事大学",
        "code": "4121010151",
        "department": "交通运输部",
        "address": "大连市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "416",
        "name": "大连工业大学",
        "code": "4121010152",
        "department": "辽宁省",
        "address": "大连市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "417",
        "name": "沈阳建筑大学",
        "code": "4121010153",
        "department": "辽宁省",
        "address": "沈阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "418",
        "name": "辽宁工业大学",
        "code": "4121010154",
        "department": "辽宁省",
        "address": "锦州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "419",
        "name": "沈阳农业大学",
        "code": "4121010157",
        "department": "辽宁省",
        "address": "沈阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "420",
        "name": "大连海洋大学",
        "code": "4121010158",
        "department": "辽宁省",
        "address": "大连市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "421",
        "name": "中国医科大学",
        "code": "4121010159",
        "department": "辽宁省",
        "address": "沈阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "422",
        "name": "锦州医科大学",
        "code": "4121010160",
        "department": "辽宁省",
        "address": "锦州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "423",
        "name": "大连医科大学",
        "code": "4121010161",
        "department": "辽宁省",
        "address": "大连市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "424",
        "name": "辽宁中医药大学",
        "code": "4121010162",
        "department": "辽宁省",
        "address": "沈阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "425",
        "name": "沈阳药科大学",
        "code": "4121010163",
        "department": "辽宁省",
        "address": "沈阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "426",
        "name": "沈阳医学院",
        "code": "4121010164",
        "department": "辽宁省",
        "address": "沈阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "427",
        "name": "辽宁师范大学",
        "code": "4121010165",
        "department": "辽宁省",
        "address": "大连市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "428",
        "name": "沈阳师范大学",
        "code": "4121010166",
        "department": "辽宁省",
        "address": "沈阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "429",
        "name": "渤海大学",
        "code": "4121010167",
        "department": "辽宁省",
        "address": "锦州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "430",
        "name": "鞍山师范学院",
        "code": "4121010169",
        "department": "辽宁省",
        "address": "鞍山市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "431",
        "name": "大连外国语大学",
        "code": "4121010172",
        "department": "辽宁省",
        "address": "大连市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "432",
        "name": "东北财经大学",
        "code": "4121010173",
        "department": "辽宁省",
        "address": "大连市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "433",
        "name": "中国刑事警察学院",
        "code": "4121010175",
        "department": "公安部",
        "address": "沈阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "434",
        "name": "沈阳体育学院",
        "code": "4121010176",
        "department": "辽宁省",
        "address": "沈阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "435",
        "name": "沈阳音乐学院",
        "code": "4121010177",
        "department": "辽宁省",
        "address": "沈阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "436",
        "name": "鲁迅美术学院",
        "code": "4121010178",
        "department": "辽宁省",
        "address": "沈阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "437",
        "name": "辽宁对外经贸学院",
        "code": "4121010841",
        "department": "辽宁省教育厅",
        "address": "大连市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "438",
        "name": "沈阳大学",
        "code": "4121011035",
        "department": "辽宁省",
        "address": "沈阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "439",
        "name": "大连大学",
        "code": "4121011258",
        "department": "辽宁省",
        "address": "大连市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "440",
        "name": "辽宁科技学院",
        "code": "4121011430",
        "department": "辽宁省",
        "address": "本溪市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "441",
        "name": "辽宁警察学院",
        "code": "4121011432",
        "department": "辽宁省",
        "address": "大连市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "442",
        "name": "沈阳工程学院",
        "code": "4121011632",
        "department": "辽宁省",
        "address": "沈阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "443",
        "name": "辽东学院",
        "code": "4121011779",
        "department": "辽宁省",
        "address": "丹东市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "444",
        "name": "大连民族大学",
        "code": "4121012026",
        "department": "国家民委",
        "address": "大连市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "445",
        "name": "大连理工大学城市学院",
        "code": "4121013198",
        "department": "辽宁省教育厅",
        "address": "大连市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "446",
        "name": "沈阳工业大学工程学院",
        "code": "4121013199",
        "department": "辽宁省教育厅",
        "address": "辽阳市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "447",
        "name": "沈阳航空航天大学北方科技\n学院",
        "code": "4121013200",
        "department": "辽宁省教育厅",
        "address": "沈阳市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "448",
        "name": "沈阳工学院",
        "code": "4121013201",
        "department": "辽宁省教育厅",
        "address": "沈阳市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "449",
        "name": "大连工业大学艺术与信息工程\n学院",
        "code": "4121013203",
        "department": "辽宁省教育厅",
        "address": "大连市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "450",
        "name": "大连科技学院",
        "code": "4121013207",
        "department": "辽宁省教育厅",
        "address": "大连市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "451",
        "name": "沈阳城市建设学院",
        "code": "4121013208",
        "department": "辽宁省教育厅",
        "address": "沈阳市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "452",
        "name": "中国医科大学临床医药学院",
        "code": "4121013211",
        "department": "辽宁省教育厅",
        "address": "沈阳市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "453",
        "name": "大连医科大学中山学院",
        "code": "4121013212",
        "department": "辽宁省教育厅",
        "address": "大连市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "454",
        "name": "锦州医科大学医疗学院",
        "code": "4121013213",
        "department": "辽宁省教育厅",
        "address": "锦州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "455",
        "name": "辽宁师范大学海华学院",
        "code": "4121013215",
        "department": "辽宁省教育厅",
        "address": "沈阳市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "456",
        "name": "辽宁理工学院",
        "code": "4121013217",
        "department": "辽宁省教育厅",
        "address": "锦州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "457",
        "name": "大连财经学院",
        "code": "4121013218",
        "department": "辽宁省教育厅",
        "address": "大连市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "458",
        "name": "沈阳城市学院",
        "code": "4121013220",
        "department": "辽宁省教育厅",
        "address": "沈阳市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "459",
        "name": "辽宁石油化工大学顺华能源\n学院",
        "code": "4121013583",
        "department": "辽宁省教育厅",
        "address": "抚顺市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "460",
        "name": "大连艺术学院",
        "code": "4121013599",
        "department": "辽宁省教育厅",
        "address": "大连市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "461",
        "name": "辽宁中医药大学杏林学院",
        "code": "4121013609",
        "department": "辽宁省教育厅",
        "address": "沈阳市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "462",
        "name": "辽宁何氏医学院",
        "code": "4121013610",
        "department": "辽宁省教育厅",
        "address": "沈阳市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "463",
        "name": "沈阳科技学院",
        "code": "4121013621",
        "department": "辽宁省教育厅",
        "address": "沈阳市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "464",
        "name": "大连东软信息学院",
        "code": "4121013631",
        "department": "辽宁省教育厅",
        "address": "大连市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "465",
        "name": "辽宁财贸学院",
        "code": "4121013900",
        "department": "辽宁省教育厅",
        "address": "葫芦岛市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "466",
        "name": "辽宁传媒学院",
        "code": "4121013957",
        "department": "辽宁省教育厅",
        "address": "沈阳市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "467",
        "name": "营口理工学院",
        "code": "4121014435",
        "department": "辽宁省",
        "address": "营口市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "468",
        "name": "朝阳师范高等专科学校",
        "code": "4121010171",
        "department": "辽宁省",
        "address": "朝阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "469",
        "name": "抚顺师范高等专科学校",
        "code": "4121010179",
        "department": "辽宁省",
        "address": "抚顺市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "470",
        "name": "锦州师范高等专科学校",
        "code": "4121010180",
        "department": "辽宁省",
        "address": "锦州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "471",
        "name": "营口职业技术学院",
        "code": "4121010181",
        "department": "辽宁省",
        "address": "营口市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "472",
        "name": "铁岭师范高等专科学校",
        "code": "4121010182",
        "department": "辽宁省",
        "address": "铁岭市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "473",
        "name": "大连职业技术学院",
        "code": "4121010845",
        "department": "辽宁省",
        "address": "大连市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "474",
        "name": "辽宁农业职业技术学院",
        "code": "4121010957",
        "department": "辽宁省",
        "address": "营口市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "475",
        "name": "抚顺职业技术学院",
        "code": "4121011037",
        "department": "辽宁省",
        "address": "抚顺市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "476",
        "name": "辽阳职业技术学院",
        "code": "4121011249",
        "department": "辽宁省",
        "address": "辽阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "477",
        "name": "阜新高等专科学校",
        "code": "4121011250",
        "department": "辽宁省",
        "address": "阜新市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "478",
        "name": "辽宁省交通高等专科学校",
        "code": "4121011500",
        "department": "辽宁省",
        "address": "沈阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "479",
        "name": "辽宁税务高等专科学校",
        "code": "4121011735",
        "department": "辽宁省",
        "address": "大连市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "480",
        "name": "盘锦职业技术学院",
        "code": "4121012063",
        "department": "辽宁省",
        "address": "盘锦市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "481",
        "name": "沈阳航空职业技术学院",
        "code": "4121012590",
        "department": "辽宁省",
        "address": "沈阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "482",
        "name": "辽宁体育运动职业技术学院",
        "code": "4121012591",
        "department": "辽宁省",
        "address": "沈阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "483",
        "name": "辽宁职业学院",
        "code": "4121012592",
        "department": "辽宁省",
        "address": "铁岭市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "484",
        "name": "辽宁林业职业技术学院",
        "code": "4121012593",
        "department": "辽宁省",
        "address": "沈阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "485",
        "name": "沈阳职业技术学院",
        "code": "4121012594",
        "department": "辽宁省",
        "address": "沈阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "486",
        "name": "辽宁理工职业学院",
        "code": "4121012595",
        "department": "辽宁省教育厅",
        "address": "锦州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "487",
        "name": "大连商务职业学院",
        "code": "4121012730",
        "department": "辽宁省教育厅",
        "address": "大连市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "488",
        "name": "辽宁金融职业学院",
        "code": "4121012895",
        "department": "辽宁省",
        "address": "沈阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "489",
        "name": "辽宁轨道交通职业学院",
        "code": "4121012896",
        "department": "辽宁省",
        "address": "沈阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "490",
        "name": "辽宁广告职业学院",
        "code": "4121012897",
        "department": "辽宁省教育厅",
        "address": "沈阳市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "491",
        "name": "辽宁机电职业技术学院",
        "code": "4121012898",
        "department": "辽宁省",
        "address": "丹东市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "492",
        "name": "辽宁经济职业技术学院",
        "code": "4121012899",
        "department": "辽宁省",
        "address": "沈阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "493",
        "name": "辽宁石化职业技术学院",
        "code": "4121012900",
        "department": "辽宁省",
        "address": "锦州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "494",
        "name": "渤海船舶职业学院",
        "code": "4121012931",
        "department": "辽宁省",
        "address": "葫芦岛市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "495",
        "name": "大连软件职业学院",
        "code": "4121013958",
        "department": "辽宁省教育厅",
        "address": "大连市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "496",
        "name": "大连翻译职业学院",
        "code": "4121013959",
        "department": "辽宁省教育厅",
        "address": "大连市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "497",
        "name": "辽宁商贸职业学院",
        "code": "4121013960",
        "department": "辽宁省",
        "address": "沈阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "498",
        "name": "大连枫叶职业技术学院",
        "code": "4121013961",
        "department": "辽宁省教育厅",
        "address": "大连市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "499",
        "name": "辽宁装备制造职业技术学院",
        "code": "4121014076",
        "department": "辽宁省",
        "address": "沈阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "500",
        "name": "辽河石油职业技术学院",
        "code": "4121014077",
        "department": "辽宁省",
        "address": "盘锦市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "501",
        "name": "辽宁地质工程职业学院",
        "code": "4121014106",
        "department": "辽宁省",
        "address": "丹东市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "502",
        "name": "辽宁铁道职业技术学院",
        "code": "4121014188",
        "department": "辽宁省",
        "address": "锦州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "503",
        "name": "辽宁建筑职业学院",
        "code": "4121014189",
        "department": "辽宁省",
        "address": "辽阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "504",
        "name": "大连航运职业技术学院",
        "code": "4121014209",
        "department": "辽宁省教育厅",
        "address": "大连市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "505",
        "name": "大连装备制造职业技术学院",
        "code": "4121014227",
        "department": "辽宁省教育厅",
        "address": "大连市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "506",
        "name": "大连汽车职业技术学院",
        "code": "4121014228",
        "department": "辽宁省教育厅",
        "address": "大连市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "507",
        "name": "辽宁现代服务职业技术学院",
        "code": "4121014240",
        "department": "辽宁省",
        "address": "沈阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "508",
        "name": "辽宁冶金职业技术学院",
        "code": "4121014286",
        "department": "辽宁省",
        "address": "本溪市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "509",
        "name": "辽宁工程职业学院",
        "code": "4121014287",
        "department": "辽宁省",
        "address": "铁岭市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "510",
        "name": "辽宁城市建设职业技术学院",
        "code": "4121014288",
        "department": "辽宁省",
        "address": "沈阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "511",
        "name": "辽宁医药职业学院",
        "code": "4121014289",
        "department": "辽宁省",
        "address": "沈阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "512",
        "name": "铁岭卫生职业学院",
        "code": "4121014290",
        "department": "辽宁省",
        "address": "铁岭市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "513",
        "name": "沈阳北软信息职业技术学院",
        "code": "4121014385",
        "department": "辽宁省教育厅",
        "address": "沈阳市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "514",
        "name": "辽宁政法职业学院",
        "code": "4121014398",
        "department": "辽宁省",
        "address": "沈阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "515",
        "name": "辽宁民族师范高等专科学校",
        "code": "4121014464",
        "department": "辽宁省",
        "address": "沈阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "516",
        "name": "辽宁轻工职业学院",
        "code": "4121014473",
        "department": "辽宁省",
        "address": "大连市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "517",
        "name": "辽宁水利职业学院",
        "code": "4121014474",
        "department": "辽宁省",
        "address": "沈阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "518",
        "name": "辽宁特殊教育师范高等专科\n学校",
        "code": "4121014526",
        "department": "辽宁省",
        "address": "沈阳市",
        "level": "专科",
        "remarks": ""
    },
    
    {
        "id": "519",
        "name": "吉林大学",
        "code": "4122010183",
        "department": "教育部",
        "address": "长春市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "520",
        "name": "延边大学",
        "code": "4122010184",
        "department": "吉林省",
        "address": "延边朝鲜族\n自治州",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "521",
        "name": "长春理工大学",
        "code": "4122010186",
        "department": "吉林省",
        "address": "长春市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "522",
        "name": "东北电力大学",
        "code": "4122010188",
        "department": "吉林省",
        "address": "吉林市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "523",
        "name": "长春工业大学",
        "code": "4122010190",
        "department": "吉林省",
        "address": "长春市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "524",
        "name": "吉林建筑大学",
        "code": "4122010191",
        "department": "吉林省",
        "address": "长春市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "525",
        "name": "吉林化工学院",
        "code": "4122010192",
        "department": "吉林省",
        "address": "吉林市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "526",
        "name": "吉林农业大学",
        "code": "4122010193",
        "department": "吉林省",
        "address": "长春市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "527",
        "name": "长春中医药大学",
        "code": "4122010199",
        "department": "吉林省",
        "address": "长春市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "528",
        "name": "东北师范大学",
        "code": "4122010200",
        "department": "教育部",
        "address": "长春市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "529",
        "name": "北华大学",
        "code": "4122010201",
        "department": "吉林省",
        "address": "吉林市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "530",
        "name": "通化师范学院",
        "code": "4122010202",
        "department": "吉林省",
        "address": "通化市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "531",
        "name": "吉林师范大学",
        "code": "4122010203",
        "department": "吉林省",
        "address": "四平市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "532",
        "name": "吉林工程技术师范学院",
        "code": "4122010204",
        "department": "吉林省",
        "address": "长春市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "533",
        "name": "长春师范大学",
        "code": "4122010205",
        "department": "吉林省",
        "address": "长春市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "534",
        "name": "白城师范学院",
        "code": "4122010206",
        "department": "吉林省",
        "address": "白城市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "535",
        "name": "吉林财经大学",
        "code": "4122010207",
        "department": "吉林省",
        "address": "长春市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "536",
        "name": "吉林体育学院",
        "code": "4122010208",
        "department": "吉林省",
        "address": "长春市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "537",
        "name": "吉林艺术学院",
        "code": "4122010209",
        "department": "吉林省",
        "address": "长春市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "538",
        "name": "吉林华桥外国语学院",
        "code": "4122010964",
        "department": "吉林省教育厅",
        "address": "长春市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "539",
        "name": "吉林工商学院",
        "code": "4122011261",
        "department": "吉林省",
        "address": "长春市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "540",
        "name": "长春工程学院",
        "code": "4122011437",
        "department": "吉林省",
        "address": "长春市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "541",
        "name": "吉林农业科技学院",
        "code": "4122011439",
        "department": "吉林省",
        "address": "吉林市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "542",
        "name": "吉林警察学院",
        "code": "4122011441",
        "department": "吉林省",
        "address": "长春市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "543",
        "name": "长春大学",
        "code": "4122011726",
        "department": "吉林省",
        "address": "长春市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "544",
        "name": "长春光华学院",
        "code": "4122013600",
        "department": "吉林省教育厅",
        "address": "长春市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "545",
        "name": "长春工业大学人文信息学院",
        "code": "4122013601",
        "department": "吉林省教育厅",
        "address": "长春市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "546",
        "name": "长春理工大学光电信息学院",
        "code": "4122013602",
        "department": "吉林省教育厅",
        "address": "长春市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "547",
        "name": "长春财经学院",
        "code": "4122013603",
        "department": "吉林省教育厅",
        "address": "长春市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "548",
        "name": "吉林建筑大学城建学院",
        "code": "4122013604",
        "department": "吉林省教育厅",
        "address": "长春市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "549",
        "name": "长春建筑学院",
        "code": "4122013605",
        "department": "吉林省教育厅",
        "address": "长春市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "550",
        "name": "长春科技学院",
        "code": "4122013606",
        "department": "吉林省教育厅",
        "address": "长春市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "551",
        "name": "吉林动画学院",
        "code": "4122013607",
        "department": "吉林省教育厅",
        "address": "长春市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "552",
        "name": "吉林师范大学博达学院",
        "code": "4122013622",
        "department": "吉林省教育厅",
        "address": "四平市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "553",
        "name": "长春大学旅游学院",
        "code": "4122013623",
        "department": "吉林省教育厅",
        "address": "长春市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "554",
        "name": "东北师范大学人文学院",
        "code": "4122013662",
        "department": "吉林省教育厅",
        "address": "长春市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "555",
        "name": "吉林医药学院",
        "code": "4122013706",
        "department": "吉林省",
        "address": "吉林市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "556",
        "name": "长春师范高等专科学校",
        "code": "3622000335",
        "department": "吉林省",
        "address": "长春市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "557",
        "name": "辽源职业技术学院",
        "code": "4122010847",
        "department": "吉林省",
        "address": "辽源市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "558",
        "name": "四平职业大学",
        "code": "4122011044",
        "department": "吉林省",
        "address": "四平市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "559",
        "name": "长春汽车工业高等专科学校",
        "code": "4122011436",
        "department": "吉林省",
        "address": "长春市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "560",
        "name": "长春金融高等专科学校",
        "code": "4122011440",
        "department": "吉林省",
        "address": "长春市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "561",
        "name": "长春医学高等专科学校",
        "code": "4122011823",
        "department": "吉林省",
        "address": "长春市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "562",
        "name": "吉林交通职业技术学院",
        "code": "4122012049",
        "department": "吉林省",
        "address": "长春市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "563",
        "name": "长春东方职业学院",
        "code": "4122012306",
        "department": "吉林省教育厅",
        "address": "长春市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "564",
        "name": "吉林司法警官职业学院",
        "code": "4122012901",
        "department": "吉林省",
        "address": "长春市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "565",
        "name": "吉林电子信息职业技术学院",
        "code": "4122012902",
        "department": "吉林省",
        "address": "吉林市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "566",
        "name": "吉林工业职业技术学院",
        "code": "4122012903",
        "department": "吉林省",
        "address": "吉林市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "567",
        "name": "吉林工程职业学院",
        "code": "4122012904",
        "department": "吉林省",
        "address": "四平市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "568",
        "name": "长春职业技术学院",
        "code": "4122013161",
        "department": "吉林省",
        "address": "长春市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "569",
        "name": "白城医学高等专科学校",
        "code": "4122013743",
        "department": "吉林省",
        "address": "白城市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "570",
        "name": "长春信息技术职业学院",
        "code": "4122013916",
        "department": "吉林省教育厅",
        "address": "长春市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "571",
        "name": "松原职业技术学院",
        "code": "4122013917",
        "department": "吉林省",
        "address": "松原市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "572",
        "name": "吉林铁道职业技术学院",
        "code": "4122014052",
        "department": "吉林省",
        "address": "吉林市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "573",
        "name": "白城职业技术学院",
        "code": "4122014107",
        "department": "吉林省",
        "address": "白城市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "574",
        "name": "长白山职业技术学院",
        "code": "4122014190",
        "department": "吉林省",
        "address": "白山市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "575",
        "name": "吉林科技职业技术学院",
        "code": "4122014291",
        "department": "吉林省教育厅",
        "address": "长春市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "576",
        "name": "延边职业技术学院",
        "code": "4122014340",
        "department": "吉林省",
        "address": "延边朝鲜族\n自治州",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "577",
        "name": "吉林城市职业技术学院",
        "code": "4122014426",
        "department": "吉林省教育厅",
        "address": "长春市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "578",
        "name": "吉林职业技术学院",
        "code": "4122014567",
        "department": "吉林省教育厅",
        "address": "延边朝鲜族\n自治州",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "579",
        "name": "吉林水利电力职业学院",
        "code": "4122014602",
        "department": "吉林省",
        "address": "长春市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "580",
        "name": "长春健康职业学院",
        "code": "4122014603",
        "department": "吉林省教育厅",
        "address": "长春市",
        "level": "专科",
        "remarks": "民办"
    },
    
    {
        "id": "581",
        "name": "黑龙江大学",
        "code": "4123010212",
        "department": "黑龙江省",
        "address": "哈尔滨市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "582",
        "name": "哈尔滨工业大学",
        "code": "4123010213",
        "department": "工业和信息化部",
        "address": "哈尔滨市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "583",
        "name": "哈尔滨理工大学",
        "code": "4123010214",
        "department": "黑龙江省",
        "address": "哈尔滨市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "584",
        "name": "哈尔滨工程大学",
        "code": "4123010217",
        "department": "工业和信息化部",
        "address": "哈尔滨市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "585",
        "name": "黑龙江科技大学",
        "code": "4123010219",
        "department": "黑龙江省",
        "address": "哈尔滨市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "586",
        "name": "东北石油大学",
        "code": "4123010220",
        "department": "黑龙江省",
        "address": "大庆市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "587",
        "name": "佳木斯大学",
        "code": "4123010222",
        "department": "黑龙江省",
        "address": "佳木斯市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "588",
        "name": "黑龙江八一农垦大学",
        "code": "4123010223",
        "department": "黑龙江省",
        "address": "大庆市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "589",
        "name": "东北农业大学",
        "code": "4123010224",
        "department": "黑龙江省",
        "address": "哈尔滨市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "590",
        "name": "东北林业大学",
        "code": "4123010225",
        "department": "教育部",
        "address": "哈尔滨市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "591",
        "name": "哈尔滨医科大学",
        "code": "4123010226",
        "department": "黑龙江省",
        "address": "哈尔滨市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "592",
        "name": "黑龙江中医药大学",
        "code": "4123010228",
        "department": "黑龙江省",
        "address": "哈尔滨市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "593",
        "name": "牡丹江医学院",
        "code": "4123010229",
        "department": "黑龙江省",
        "address": "牡丹江市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "594",
        "name": "哈尔滨师范大学",
        "code": "4123010231",
        "department": "黑龙江省",
        "address": "哈尔滨市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "595",
        "name": "齐齐哈尔大学",
        "code": "4123010232",
        "department": "黑龙江省",
        "address": "齐齐哈尔市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "596",
        "name": "牡丹江师范学院",
        "code": "4123010233",
        "department": "黑龙江省",
        "address": "牡丹江市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "597",
        "name": "哈尔滨学院",
        "code": "4123010234",
        "department": "黑龙江省",
        "address": "哈尔滨市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "598",
        "name": "大庆师范学院",
        "code": "4123010235",
        "department": "黑龙江省",
        "address": "大庆市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "599",
        "name": "绥化学院",
        "code": "4123010236",
        "department": "黑龙江省",
        "address": "绥化市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "600",
        "name": "哈尔滨商业大学",
        "code": "4123010240",
        "department": "黑龙江省",
        "address": "哈尔滨市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "601",
        "name": "哈尔滨体育学院",
        "code": "4123010242",
        "department": "黑龙江省",
        "address": "哈尔滨市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "602",
        "name": "哈尔滨金融学院",
        "code": "4123010245",
        "department": "黑龙江省",
        "address": "哈尔滨市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "603",
        "name": "齐齐哈尔医学院",
        "code": "4123011230",
        "department": "黑龙江省",
        "address": "齐齐哈尔市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "604",
        "name": "黑龙江工业学院",
        "code": "4123011445",
        "department": "黑龙江省",
        "address": "鸡西市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "605",
        "name": "黑龙江东方学院",
        "code": "4123011446",
        "department": "黑龙江省教育厅",
        "address": "哈尔滨市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "606",
        "name": "哈尔滨信息工程学院",
        "code": "4123011635",
        "department": "黑龙江省教育厅",
        "address": "哈尔滨市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "607",
        "name": "黑龙江工程学院",
        "code": "4123011802",
        "department": "黑龙江省",
        "address": "哈尔滨市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "608",
        "name": "齐齐哈尔工程学院",
        "code": "4123012729",
        "department": "黑龙江省教育厅",
        "address": "齐齐哈尔市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "609",
        "name": "黑龙江外国语学院",
        "code": "4123013296",
        "department": "黑龙江省教育厅",
        "address": "哈尔滨市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "610",
        "name": "黑龙江财经学院",
        "code": "4123013298",
        "department": "黑龙江省教育厅",
        "address": "哈尔滨市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "611",
        "name": "哈尔滨石油学院",
        "code": "4123013299",
        "department": "黑龙江省教育厅",
        "address": "哈尔滨市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "612",
        "name": "黑龙江工商学院",
        "code": "4123013300",
        "department": "黑龙江省教育厅",
        "address": "哈尔滨市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "613",
        "name": "哈尔滨远东理工学院",
        "code": "4123013301",
        "department": "黑龙江省教育厅",
        "address": "哈尔滨市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "614",
        "name": "哈尔滨剑桥学院",
        "code": "4123013303",
        "department": "黑龙江省教育厅",
        "address": "哈尔滨市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "615",
        "name": "黑龙江工程学院昆仑旅游学院",
        "code": "4123013304",
        "department": "黑龙江省教育厅",
        "address": "哈尔滨市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "616",
        "name": "哈尔滨广厦学院",
        "code": "4123013306",
        "department": "黑龙江省教育厅",
        "address": "哈尔滨市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "617",
        "name": "哈尔滨华德学院",
        "code": "4123013307",
        "department": "黑龙江省教育厅",
        "address": "哈尔滨市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "618",
        "name": "黑河学院",
        "code": "4123013744",
        "department": "黑龙江省",
        "address": "黑河市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "619",
        "name": "哈尔滨音乐学院",
        "code": "4123014560",
        "department": "黑龙江省",
        "address": "哈尔滨市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "620",
        "name": "齐齐哈尔高等师范专科学校",
        "code": "4123010238",
        "department": "黑龙江省",
        "address": "齐齐哈尔市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "621",
        "name": "伊春职业学院",
        "code": "4123010872",
        "department": "黑龙江省",
        "address": "伊春市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "622",
        "name": "牡丹江大学",
        "code": "4123011046",
        "department": "黑龙江省",
        "address": "牡丹江市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "623",
        "name": "黑龙江职业学院",
        "code": "4123011449",
        "department": "黑龙江省",
        "address": "哈尔滨市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "624",
        "name": "黑龙江建筑职业技术学院",
        "code": "4123012053",
        "department": "黑龙江省",
        "address": "哈尔滨市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "625",
        "name": "黑龙江艺术职业学院",
        "code": "4123012490",
        "department": "黑龙江省",
        "address": "哈尔滨市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "626",
        "name": "大庆职业学院",
        "code": "4123012718",
        "department": "黑龙江省",
        "address": "大庆市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "627",
        "name": "黑龙江林业职业技术学院",
        "code": "4123012724",
        "department": "黑龙江省",
        "address": "牡丹江市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "628",
        "name": "黑龙江农业职业技术学院",
        "code": "4123012725",
        "department": "黑龙江省",
        "address": "佳木斯市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "629",
        "name": "黑龙江农业工程职业学院",
        "code": "4123012726",
        "department": "黑龙江省",
        "address": "哈尔滨市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "630",
        "name": "黑龙江农垦职业学院",
        "code": "4123012727",
        "department": "黑龙江省",
        "address": "哈尔滨市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "631",
        "name": "黑龙江司法警官职业学院",
        "code": "4123012728",
        "department": "黑龙江省",
        "address": "哈尔滨市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "632",
        "name": "鹤岗师范高等专科学校",
        "code": "4123012905",
        "department": "黑龙江省",
        "address": "鹤岗市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "633",
        "name": "哈尔滨电力职业技术学院",
        "code": "4123012906",
        "department": "黑龙江省",
        "address": "哈尔滨市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "634",
        "name": "哈尔滨铁道职业技术学院",
        "code": "4123012907",
        "department": "黑龙江省",
        "address": "哈尔滨市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "635",
        "name": "大兴安岭职业学院",
        "code": "4123012908",
        "department": "黑龙江省",
        "address": "大兴安岭地区",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "636",
        "name": "黑龙江农业经济职业学院",
        "code": "4123012910",
        "department": "黑龙江省",
        "address": "牡丹江市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "637",
        "name": "哈尔滨职业技术学院",
        "code": "4123012911",
        "department": "黑龙江省",
        "address": "哈尔滨市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "638",
        "name": "哈尔滨传媒职业学院",
        "code": "4123013302",
        "department": "黑龙江省教育厅",
        "address": "哈尔滨市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "639",
        "name": "黑龙江生物科技职业学院",
        "code": "4123013447",
        "department": "黑龙江省",
        "address": "哈尔滨市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "640",
        "name": "黑龙江商业职业学院",
        "code": "4123013448",
        "department": "黑龙江省",
        "address": "牡丹江市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "641",
        "name": "黑龙江公安警官职业学院",
        "code": "4123013449",
        "department": "黑龙江省",
        "address": "哈尔滨市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "642",
        "name": "黑龙江信息技术职业学院",
        "code": "4123013450",
        "department": "黑龙江省",
        "address": "哈尔滨市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "643",
        "name": "哈尔滨城市职业学院",
        "code": "4123013451",
        "department": "黑龙江省教育厅",
        "address": "哈尔滨市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "644",
        "name": "黑龙江农垦科技职业学院",
        "code": "4123013453",
        "department": "黑龙江省",
        "address": "哈尔滨市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "645",
        "name": "黑龙江旅游职业技术学院",
        "code": "4123013729",
        "department": "黑龙江省",
        "address": "哈尔滨市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "646",
        "name": "黑龙江三江美术职业学院",
        "code": "4123013730",
        "department": "黑龙江省教育厅",
        "address": "佳木斯市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "647",
        "name": "黑龙江生态工程职业学院",
        "code": "4123013731",
        "department": "黑龙江省",
        "address": "哈尔滨市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "648",
        "name": "黑龙江能源职业学院",
        "code": "4123013732",
        "department": "黑龙江省",
        "address": "双鸭山市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "649",
        "name": "七台河职业学院",
        "code": "4123013918",
        "department": "黑龙江省",
        "address": "七台河市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "650",
        "name": "黑龙江民族职业学院",
        "code": "4123013935",
        "department": "黑龙江省",
        "address": "哈尔滨市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "651",
        "name": "大庆医学高等专科学校",
        "code": "4123014017",
        "department": "黑龙江省",
        "address": "大庆市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "652",
        "name": "黑龙江交通职业技术学院",
        "code": "4123014053",
        "department": "黑龙江省",
        "address": "齐齐哈尔市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "653",
        "name": "哈尔滨应用职业技术学院",
        "code": "4123014055",
        "department": "黑龙江省教育厅",
        "address": "哈尔滨市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "654",
        "name": "黑龙江幼儿师范高等专科学校",
        "code": "4123014095",
        "department": "黑龙江省",
        "address": "牡丹江市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "655",
        "name": "哈尔滨科学技术职业学院",
        "code": "4123014108",
        "department": "黑龙江省",
        "address": "哈尔滨市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "656",
        "name": "黑龙江粮食职业学院",
        "code": "4123014109",
        "department": "黑龙江省",
        "address": "哈尔滨市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "657",
        "name": "佳木斯职业学院",
        "code": "4123014178",
        "department": "黑龙江省",
        "address": "佳木斯市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "658",
        "name": "黑龙江护理高等专科学校",
        "code": "4123014272",
        "department": "黑龙江省",
        "address": "哈尔滨市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "659",
        "name": "齐齐哈尔理工职业学院",
        "code": "4123014400",
        "department": "黑龙江省教育厅",
        "address": "齐齐哈尔市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "660",
        "name": "哈尔滨幼儿师范高等专科学校",
        "code": "4123014425",
        "department": "黑龙江省",
        "address": "哈尔滨市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "661",
        "name": "黑龙江冰雪体育职业学院",
        "code": "4123014540",
        "department": "黑龙江省",
        "address": "哈尔滨市",
        "level": "专科",
        "remarks": ""
    },
    
    {
        "id": "662",
        "name": "复旦大学",
        "code": "4131010246",
        "department": "教育部",
        "address": "上海市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "663",
        "name": "同济大学",
        "code": "4131010247",
        "department": "教育部",
        "address": "上海市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "664",
        "name": "上海交通大学",
        "code": "4131010248",
        "department": "教育部",
        "address": "上海市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "665",
        "name": "华东理工大学",
        "code": "4131010251",
        "department": "教育部",
        "address": "上海市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "666",
        "name": "上海理工大学",
        "code": "4131010252",
        "department": "上海市",
        "address": "上海市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "667",
        "name": "上海海事大学",
        "code": "4131010254",
        "department": "上海市",
        "address": "上海市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "668",
        "name": "东华大学",
        "code": "4131010255",
        "department": "教育部",
        "address": "上海市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "669",
        "name": "上海电力学院",
        "code": "4131010256",
        "department": "上海市",
        "address": "上海市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "670",
        "name": "上海应用技术大学",
        "code": "4131010259",
        "department": "上海市",
        "address": "上海市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "671",
        "name": "上海健康医学院",
        "code": "4131010262",
        "department": "上海市",
        "address": "上海市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "672",
        "name": "上海海洋大学",
        "code": "4131010264",
        "department": "上海市",
        "address": "上海市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "673",
        "name": "上海中医药大学",
        "code": "4131010268",
        "department": "上海市",
        "address": "上海市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "674",
        "name": "华东师范大学",
        "code": "4131010269",
        "department": "教育部",
        "address": "上海市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "675",
        "name": "上海师范大学",
        "code": "4131010270",
        "department": "上海市",
        "address": "上海市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "676",
        "name": "上海外国语大学",
        "code": "4131010271",
        "department": "教育部",
        "address": "上海市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "677",
        "name": "上海财经大学",
        "code": "4131010272",
        "department": "教育部",
        "address": "上海市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "678",
        "name": "上海对外经贸大学",
        "code": "4131010273",
        "department": "上海市",
        "address": "上海市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "679",
        "name": "上海海关学院",
        "code": "4131010274",
        "department": "海关总署",
        "address": "上海市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "680",
        "name": "华东政法大学",
        "code": "4131010276",
        "department": "上海市",
        "address": "上海市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "681",
        "name": "上海体育学院",
        "code": "4131010277",
        "department": "上海市",
        "address": "上海市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "682",
        "name": "上海音乐学院",
        "code": "4131010278",
        "department": "上海市",
        "address": "上海市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "683",
        "name": "上海戏剧学院",
        "code": "4131010279",
        "department": "上海市",
        "address": "上海市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "684",
        "name": "上海大学",
        "code": "4131010280",
        "department": "上海市",
        "address": "上海市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "685",
        "name": "上海公安学院",
        "code": "4131010283",
        "department": "上海市",
        "address": "上海市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "686",
        "name": "上海工程技术大学",
        "code": "4131010856",
        "department": "上海市",
        "address": "上海市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "687",
        "name": "上海立信会计金融学院",
        "code": "4131011047",
        "department": "上海市",
        "address": "上海市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "688",
        "name": "上海电机学院",
        "code": "4131011458",
        "department": "上海市",
        "address": "上海市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "689",
        "name": "上海杉达学院",
        "code": "4131011833",
        "department": "上海市教委",
        "address": "上海市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "690",
        "name": "上海政法学院",
        "code": "4131011835",
        "department": "上海市",
        "address": "上海市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "691",
        "name": "上海第二工业大学",
        "code": "4131012044",
        "department": "上海市",
        "address": "上海市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "692",
        "name": "上海商学院",
        "code": "4131012050",
        "department": "上海市",
        "address": "上海市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "693",
        "name": "上海建桥学院",
        "code": "4131012799",
        "department": "上海市教委",
        "address": "上海市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "694",
        "name": "上海兴伟学院",
        "code": "4131012914",
        "department": "上海市教委",
        "address": "上海市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "695",
        "name": "上海视觉艺术学院",
        "code": "4131013632",
        "department": "上海市教委",
        "address": "上海市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "696",
        "name": "上海外国语大学贤达经济人文\n学院",
        "code": "4131013636",
        "department": "上海市教委",
        "address": "上海市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "697",
        "name": "上海师范大学天华学院",
        "code": "4131013893",
        "department": "上海市教委",
        "address": "上海市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "698",
        "name": "上海科技大学",
        "code": "4131014423",
        "department": "上海市\n中国科学院",
        "address": "上海市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "699",
        "name": "上海纽约大学",
        "code": "4131016404",
        "department": "上海市教委",
        "address": "上海市",
        "level": "本科",
        "remarks": "中外合作办学"
    },
    {
        "id": "700",
        "name": "上海旅游高等专科学校",
        "code": "4131010275",
        "department": "上海市",
        "address": "上海市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "701",
        "name": "上海东海职业技术学院",
        "code": "4131010851",
        "department": "上海市教委",
        "address": "上海市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "702",
        "name": "上海工商职业技术学院",
        "code": "4131010852",
        "department": "上海市教委",
        "address": "上海市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "703",
        "name": "上海出版印刷高等专科学校",
        "code": "4131011733",
        "department": "上海市",
        "address": "上海市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "704",
        "name": "上海行健职业学院",
        "code": "4131012493",
        "department": "上海市",
        "address": "上海市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "705",
        "name": "上海城建职业学院",
        "code": "4131012495",
        "department": "上海市",
        "address": "上海市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "706",
        "name": "上海交通职业技术学院",
        "code": "4131012497",
        "department": "上海市",
        "address": "上海市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "707",
        "name": "上海海事职业技术学院",
        "code": "4131012498",
        "department": "上海市",
        "address": "上海市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "708",
        "name": "上海电子信息职业技术学院",
        "code": "4131012499",
        "department": "上海市",
        "address": "上海市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "709",
        "name": "上海震旦职业学院",
        "code": "4131012583",
        "department": "上海市教委",
        "address": "上海市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "710",
        "name": "上海民远职业技术学院",
        "code": "4131012584",
        "department": "上海市教委",
        "address": "上海市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "711",
        "name": "上海欧华职业技术学院",
        "code": "4131012585",
        "department": "上海市教委",
        "address": "上海市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "712",
        "name": "上海思博职业技术学院",
        "code": "4131012586",
        "department": "上海市教委",
        "address": "上海市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "713",
        "name": "上海立达职业技术学院",
        "code": "4131012587",
        "department": "上海市教委",
        "address": "上海市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "714",
        "name": "上海工艺美术职业学院",
        "code": "4131012588",
        "department": "上海市",
        "address": "上海市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "715",
        "name": "上海济光职业技术学院",
        "code": "4131012798",
        "department": "上海市教委",
        "address": "上海市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "716",
        "name": "上海工商外国语职业学院",
        "code": "4131012800",
        "department": "上海市教委",
        "address": "上海市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "717",
        "name": "上海科学技术职业学院",
        "code": "4131012801",
        "department": "上海市",
        "address": "上海市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "718",
        "name": "上海农林职业技术学院",
        "code": "4131012912",
        "department": "上海市",
        "address": "上海市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "719",
        "name": "上海邦德职业技术学院",
        "code": "4131012913",
        "department": "上海市教委",
        "address": "上海市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "720",
        "name": "上海中侨职业技术学院",
        "code": "4131012915",
        "department": "上海市教委",
        "address": "上海市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "721",
        "name": "上海电影艺术职业学院",
        "code": "4131013747",
        "department": "上海市教委",
        "address": "上海市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "722",
        "name": "上海中华职业技术学院",
        "code": "4131013907",
        "department": "上海市教委",
        "address": "上海市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "723",
        "name": "上海工会管理职业学院",
        "code": "4131014023",
        "department": "上海市",
        "address": "上海市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "724",
        "name": "上海体育职业学院",
        "code": "4131014179",
        "department": "上海市",
        "address": "上海市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "725",
        "name": "上海民航职业技术学院",
        "code": "4131014394",
        "department": "交通运输部",
        "address": "上海市",
        "level": "专科",
        "remarks": ""
    },
    
    {
        "id": "726",
        "name": "南京大学",
        "code": "4132010284",
        "department": "教育部",
        "address": "南京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "727",
        "name": "苏州大学",
        "code": "4132010285",
        "department": "江苏省",
        "address": "苏州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "728",
        "name": "东南大学",
        "code": "4132010286",
        "department": "教育部",
        "address": "南京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "729",
        "name": "南京航空航天大学",
        "code": "4132010287",
        "department": "工业和信息化部",
        "address": "南京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "730",
        "name": "南京理工大学",
        "code": "4132010288",
        "department": "工业和信息化部",
        "address": "南京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "731",
        "name": "江苏科技大学",
        "code": "4132010289",
        "department": "江苏省",
        "address": "镇江市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "732",
        "name": "中国矿业大学",
        "code": "4132010290",
        "department": "教育部",
        "address": "徐州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "733",
        "name": "南京工业大学",
        "code": "4132010291",
        "department": "江苏省",
        "address": "南京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "734",
        "name": "常州大学",
        "code": "4132010292",
        "department": "江苏省",
        "address": "常州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "735",
        "name": "南京邮电大学",
        "code": "4132010293",
        "department": "江苏省",
        "address": "南京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "736",
        "name": "河海大学",
        "code": "4132010294",
        "department": "教育部",
        "address": "南京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "737",
        "name": "江南大学",
        "code": "4132010295",
        "department": "教育部",
        "address": "无锡市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "738",
        "name": "南京林业大学",
        "code": "4132010298",
        "department": "江苏省",
        "address": "南京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "739",
        "name": "江苏大学",
        "code": "4132010299",
        "department": "江苏省",
        "address": "镇江市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "740",
        "name": "南京信息工程大学",
        "code": "4132010300",
        "department": "江苏省",
        "address": "南京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "741",
        "name": "南通大学",
        "code": "4132010304",
        "department": "江苏省",
        "address": "南通市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "742",
        "name": "盐城工学院",
        "code": "4132010305",
        "department": "江苏省",
        "address": "盐城市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "743",
        "name": "南京农业大学",
        "code": "4132010307",
        "department": "教育部",
        "address": "南京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "744",
        "name": "南京医科大学",
        "code": "4132010312",
        "department": "江苏省",
        "address": "南京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "745",
        "name": "徐州医科大学",
        "code": "4132010313",
        "department": "江苏省",
        "address": "徐州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "746",
        "name": "南京中医药大学",
        "code": "4132010315",
        "department": "江苏省",
        "address": "南京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "747",
        "name": "中国药科大学",
        "code": "4132010316",
        "department": "教育部",
        "address": "南京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "748",
        "name": "南京师范大学",
        "code": "4132010319",
        "department": "江苏省",
        "address": "南京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "749",
        "name": "江苏师范大学",
        "code": "4132010320",
        "department": "江苏省",
        "address": "徐州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "750",
        "name": "淮阴师范学院",
        "code": "4132010323",
        "department": "江苏省",
        "address": "淮安市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "751",
        "name": "盐城师范学院",
        "code": "4132010324",
        "department": "江苏省",
        "address": "盐城市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "752",
        "name": "南京财经大学",
        "code": "4132010327",
        "department": "江苏省",
        "address": "南京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "753",
        "name": "江苏警官学院",
        "code": "4132010329",
        "department": "江苏省",
        "address": "南京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "754",
        "name": "南京体育学院",
        "code": "4132010330",
        "department": "江苏省",
        "address": "南京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "755",
        "name": "南京艺术学院",
        "code": "4132010331",
        "department": "江苏省",
        "address": "南京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "756",
        "name": "苏州科技大学",
        "code": "4132010332",
        "department": "江苏省",
        "address": "苏州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "757",
        "name": "常熟理工学院",
        "code": "4132010333",
        "department": "江苏省",
        "address": "苏州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "758",
        "name": "淮阴工学院",
        "code": "4132011049",
        "department": "江苏省",
        "address": "淮安市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "759",
        "name": "常州工学院",
        "code": "4132011055",
        "department": "江苏省",
        "address": "常州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "760",
        "name": "扬州大学",
        "code": "4132011117",
        "department": "江苏省",
        "address": "扬州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "761",
        "name": "三江学院",
        "code": "4132011122",
        "department": "江苏省教育厅",
        "address": "南京市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "762",
        "name": "南京工程学院",
        "code": "4132011276",
        "department": "江苏省",
        "address": "南京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "763",
        "name": "南京审计大学",
        "code": "4132011287",
        "department": "江苏省",
        "address": "南京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "764",
        "name": "南京晓庄学院",
        "code": "4132011460",
        "department": "江苏省",
        "address": "南京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "765",
        "name": "江苏理工学院",
        "code": "4132011463",
        "department": "江苏省",
        "address": "常州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "766",
        "name": "淮海工学院",
        "code": "4132011641",
        "department": "江苏省",
        "address": "连云港市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "767",
        "name": "徐州工程学院",
        "code": "4132011998",
        "department": "江苏省",
        "address": "徐州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "768",
        "name": "南京特殊教育师范学院",
        "code": "4132012048",
        "department": "江苏省",
        "address": "南京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "769",
        "name": "南通理工学院",
        "code": "4132012056",
        "department": "江苏省教育厅",
        "address": "南通市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "770",
        "name": "南京森林警察学院",
        "code": "4132012213",
        "department": "国家林业局",
        "address": "南京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "771",
        "name": "东南大学成贤学院",
        "code": "4132012689",
        "department": "江苏省教育厅",
        "address": "南京市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "772",
        "name": "泰州学院",
        "code": "4132012917",
        "department": "江苏省",
        "address": "泰州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "773",
        "name": "无锡太湖学院",
        "code": "4132013571",
        "department": "江苏省教育厅",
        "address": "无锡市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "774",
        "name": "金陵科技学院",
        "code": "4132013573",
        "department": "江苏省",
        "address": "南京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "775",
        "name": "中国矿业大学徐海学院",
        "code": "4132013579",
        "department": "江苏省教育厅",
        "address": "徐州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "776",
        "name": "南京大学金陵学院",
        "code": "4132013646",
        "department": "江苏省教育厅",
        "address": "南京市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "777",
        "name": "南京理工大学紫金学院",
        "code": "4132013654",
        "department": "江苏省教育厅",
        "address": "南京市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "778",
        "name": "南京航空航天大学金城学院",
        "code": "4132013655",
        "department": "江苏省教育厅",
        "address": "南京市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "779",
        "name": "中国传媒大学南广学院",
        "code": "4132013687",
        "department": "江苏省教育厅",
        "address": "南京市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "780",
        "name": "南京理工大学泰州科技学院",
        "code": "4132013842",
        "department": "江苏省教育厅",
        "address": "泰州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "781",
        "name": "南京师范大学泰州学院",
        "code": "4132013843",
        "department": "江苏省教育厅",
        "address": "泰州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "782",
        "name": "南京工业大学浦江学院",
        "code": "4132013905",
        "department": "江苏省教育厅",
        "address": "南京市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "783",
        "name": "南京师范大学中北学院",
        "code": "4132013906",
        "department": "江苏省教育厅",
        "address": "南京市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "784",
        "name": "南京医科大学康达学院",
        "code": "4132013980",
        "department": "江苏省教育厅",
        "address": "连云港市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "785",
        "name": "南京中医药大学翰林学院",
        "code": "4132013981",
        "department": "江苏省教育厅",
        "address": "泰州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "786",
        "name": "南京信息工程大学滨江学院",
        "code": "4132013982",
        "department": "江苏省教育厅",
        "address": "南京市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "787",
        "name": "苏州大学文正学院",
        "code": "4132013983",
        "department": "江苏省教育厅",
        "address": "苏州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "788",
        "name": "苏州大学应用技术学院",
        "code": "4132013984",
        "department": "江苏省教育厅",
        "address": "苏州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "789",
        "name": "苏州科技大学天平学院",
        "code": "4132013985",
        "department": "江苏省教育厅",
        "address": "苏州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "790",
        "name": "江苏大学京江学院",
        "code": "4132013986",
        "department": "江苏省教育厅",
        "address": "镇江市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "791",
        "name": "扬州大学广陵学院",
        "code": "4132013987",
        "department": "江苏省教育厅",
        "address": "扬州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "792",
        "name": "江苏师范大学科文学院",
        "code": "4132013988",
        "department": "江苏省教育厅",
        "address": "徐州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "793",
        "name": "南京邮电大学通达学院",
        "code": "4132013989",
        "department": "江苏省教育厅",
        "address": "扬州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "794",
        "name": "南京财经大学红山学院",
        "code": "4132013990",
        "department": "江苏省教育厅",
        "address": "镇江市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "795",
        "name": "江苏科技大学苏州理工学院",
        "code": "4132013991",
        "department": "江苏省教育厅",
        "address": "张家港市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "796",
        "name": "常州大学怀德学院",
        "code": "4132013992",
        "department": "江苏省教育厅",
        "address": "泰州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "797",
        "name": "南通大学杏林学院",
        "code": "4132013993",
        "department": "江苏省教育厅",
        "address": "南通市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "798",
        "name": "南京审计大学金审学院",
        "code": "4132013994",
        "department": "江苏省教育厅",
        "address": "南京市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "799",
        "name": "宿迁学院",
        "code": "4132014160",
        "department": "江苏省教育厅",
        "address": "宿迁市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "800",
        "name": "江苏第二师范学院",
        "code": "4132014436",
        "department": "江苏省",
        "address": "南京市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "801",
        "name": "西交利物浦大学",
        "code": "4132016403",
        "department": "江苏省教育厅",
        "address": "苏州市",
        "level": "本科",
        "remarks": "中外合作办学"
    },
    {
        "id": "802",
        "name": "昆山杜克大学",
        "code": "4132016406",
        "department": "江苏省教育厅",
        "address": "昆山市",
        "level": "本科",
        "remarks": "中外合作办学"
    },
    {
        "id": "803",
        "name": "盐城幼儿师范高等专科学校",
        "code": "3632000466",
        "department": "江苏省",
        "address": "盐城市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "804",
        "name": "苏州幼儿师范高等专科学校",
        "code": "3632000583",
        "department": "江苏省",
        "address": "苏州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "805",
        "name": "明达职业技术学院",
        "code": "4132010826",
        "department": "江苏省教育厅",
        "address": "盐城市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "806",
        "name": "无锡职业技术学院",
        "code": "4132010848",
        "department": "江苏省",
        "address": "无锡市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "807",
        "name": "江苏建筑职业技术学院",
        "code": "4132010849",
        "department": "江苏省",
        "address": "徐州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "808",
        "name": "南京工业职业技术学院",
        "code": "4132010850",
        "department": "江苏省",
        "address": "南京市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "809",
        "name": "江苏工程职业技术学院",
        "code": "4132010958",
        "department": "江苏省",
        "address": "南通市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "810",
        "name": "苏州工艺美术职业技术学院",
        "code": "4132010960",
        "department": "江苏省",
        "address": "苏州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "811",
        "name": "连云港职业技术学院",
        "code": "4132011050",
        "department": "江苏省",
        "address": "连云港市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "812",
        "name": "镇江市高等专科学校",
        "code": "4132011051",
        "department": "江苏省",
        "address": "镇江市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "813",
        "name": "南通职业大学",
        "code": "4132011052",
        "department": "江苏省",
        "address": "南通市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "814",
        "name": "苏州职业大学",
        "code": "4132011054",
        "department": "江苏省",
        "address": "苏州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "815",
        "name": "沙洲职业工学院",
        "code": "4132011288",
        "department": "江苏省",
        "address": "苏州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "816",
        "name": "扬州市职业大学",
        "code": "4132011462",
        "department": "江苏省",
        "address": "扬州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "817",
        "name": "连云港师范高等专科学校",
        "code": "4132011585",
        "department": "江苏省",
        "address": "连云港市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "818",
        "name": "江苏经贸职业技术学院",
        "code": "4132012047",
        "department": "江苏省",
        "address": "南京市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "819",
        "name": "九州职业技术学院",
        "code": "4132012054",
        "department": "江苏省教育厅",
        "address": "徐州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "820",
        "name": "硅湖职业技术学院",
        "code": "4132012078",
        "department": "江苏省教育厅",
        "address": "苏州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "821",
        "name": "泰州职业技术学院",
        "code": "4132012106",
        "department": "江苏省",
        "address": "泰州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "822",
        "name": "常州信息职业技术学院",
        "code": "4132012317",
        "department": "江苏省",
        "address": "常州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "823",
        "name": "江苏联合职业技术学院",
        "code": "4132012678",
        "department": "江苏省",
        "address": "南京市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "824",
        "name": "江苏海事职业技术学院",
        "code": "4132012679",
        "department": "江苏省",
        "address": "南京市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "825",
        "name": "应天职业技术学院",
        "code": "4132012680",
        "department": "江苏省教育厅",
        "address": "南京市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "826",
        "name": "无锡科技职业学院",
        "code": "4132012681",
        "department": "江苏省",
        "address": "无锡市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "827",
        "name": "江苏医药职业学院",
        "code": "4132012682",
        "department": "江苏省",
        "address": "盐城市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "828",
        "name": "扬州环境资源职业技术学院",
        "code": "4132012683",
        "department": "江苏省",
        "address": "扬州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "829",
        "name": "南通科技职业学院",
        "code": "4132012684",
        "department": "江苏省",
        "address": "南通市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "830",
        "name": "苏州经贸职业技术学院",
        "code": "4132012685",
        "department": "江苏省",
        "address": "苏州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "831",
        "name": "苏州工业职业技术学院",
        "code": "4132012686",
        "department": "江苏省",
        "address": "苏州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "832",
        "name": "苏州托普信息职业技术学院",
        "code": "4132012687",
        "department": "江苏省教育厅",
        "address": "苏州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "833",
        "name": "苏州卫生职业技术学院",
        "code": "4132012688",
        "department": "江苏省",
        "address": "苏州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "834",
        "name": "无锡商业职业技术学院",
        "code": "4132012702",
        "department": "江苏省",
        "address": "无锡市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "835",
        "name": "南通航运职业技术学院",
        "code": "4132012703",
        "department": "江苏省",
        "address": "南通市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "836",
        "name": "南京交通职业技术学院",
        "code": "4132012804",
        "department": "江苏省",
        "address": "南京市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "837",
        "name": "淮安信息职业技术学院",
        "code": "4132012805",
        "department": "江苏省",
        "address": "淮安市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "838",
        "name": "江苏农牧科技职业学院",
        "code": "4132012806",
        "department": "江苏省",
        "address": "泰州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "839",
        "name": "常州纺织服装职业技术学院",
        "code": "4132012807",
        "department": "江苏省",
        "address": "常州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "840",
        "name": "苏州农业职业技术学院",
        "code": "4132012808",
        "department": "江苏省",
        "address": "苏州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "841",
        "name": "苏州工业园区职业技术学院",
        "code": "4132012809",
        "department": "江苏省",
        "address": "苏州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "842",
        "name": "太湖创意职业技术学院",
        "code": "4132012918",
        "department": "江苏省教育厅",
        "address": "无锡市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "843",
        "name": "炎黄职业技术学院",
        "code": "4132012919",
        "department": "江苏省教育厅",
        "address": "淮安市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "844",
        "name": "南京科技职业学院",
        "code": "4132012920",
        "department": "江苏省",
        "address": "南京市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "845",
        "name": "正德职业技术学院",
        "code": "4132012921",
        "department": "江苏省教育厅",
        "address": "南京市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "846",
        "name": "钟山职业技术学院",
        "code": "4132012922",
        "department": "江苏省教育厅",
        "address": "南京市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "847",
        "name": "无锡南洋职业技术学院",
        "code": "4132012923",
        "department": "江苏省教育厅",
        "address": "无锡市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "848",
        "name": "江南影视艺术职业学院",
        "code": "4132013017",
        "department": "江苏省教育厅",
        "address": "无锡市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "849",
        "name": "金肯职业技术学院",
        "code": "4132013100",
        "department": "江苏省教育厅",
        "address": "南京市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "850",
        "name": "常州轻工职业技术学院",
        "code": "4132013101",
        "department": "江苏省",
        "address": "常州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "851",
        "name": "常州工程职业技术学院",
        "code": "4132013102",
        "department": "江苏省",
        "address": "常州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "852",
        "name": "江苏农林职业技术学院",
        "code": "4132013103",
        "department": "江苏省",
        "address": "镇江市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "853",
        "name": "江苏食品药品职业技术学院",
        "code": "4132013104",
        "department": "江苏省",
        "address": "淮安市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "854",
        "name": "建东职业技术学院",
        "code": "4132013105",
        "department": "江苏省教育厅",
        "address": "常州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "855",
        "name": "南京铁道职业技术学院",
        "code": "4132013106",
        "department": "江苏省",
        "address": "南京市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "856",
        "name": "徐州工业职业技术学院",
        "code": "4132013107",
        "department": "江苏省",
        "address": "徐州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "857",
        "name": "江苏信息职业技术学院",
        "code": "4132013108",
        "department": "江苏省",
        "address": "无锡市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "858",
        "name": "宿迁职业技术学院",
        "code": "4132013110",
        "department": "江苏省",
        "address": "宿迁市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "859",
        "name": "南京信息职业技术学院",
        "code": "4132013112",
        "department": "江苏省",
        "address": "南京市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "860",
        "name": "江海职业技术学院",
        "code": "4132013113",
        "department": "江苏省教育厅",
        "address": "扬州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "861",
        "name": "常州机电职业技术学院",
        "code": "4132013114",
        "department": "江苏省",
        "address": "常州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "862",
        "name": "江阴职业技术学院",
        "code": "4132013137",
        "department": "江苏省",
        "address": "无锡市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "863",
        "name": "无锡城市职业技术学院",
        "code": "4132013748",
        "department": "江苏省",
        "address": "无锡市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "864",
        "name": "无锡工艺职业技术学院",
        "code": "4132013749",
        "department": "江苏省",
        "address": "无锡市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "865",
        "name": "金山职业技术学院",
        "code": "4132013750",
        "department": "江苏省教育厅",
        "address": "镇江市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "866",
        "name": "苏州健雄职业技术学院",
        "code": "4132013751",
        "department": "江苏省",
        "address": "苏州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "867",
        "name": "盐城工业职业技术学院",
        "code": "4132013752",
        "department": "江苏省",
        "address": "盐城市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "868",
        "name": "江苏财经职业技术学院",
        "code": "4132013753",
        "department": "江苏省",
        "address": "淮安市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "869",
        "name": "扬州工业职业技术学院",
        "code": "4132013754",
        "department": "江苏省",
        "address": "扬州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "870",
        "name": "苏州百年职业学院",
        "code": "4132013962",
        "department": "江苏省教育厅",
        "address": "苏州市",
        "level": "专科",
        "remarks": "中外合作办学"
    },
    {
        "id": "871",
        "name": "昆山登云科技职业学院",
        "code": "4132013963",
        "department": "江苏省教育厅",
        "address": "苏州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "872",
        "name": "南京视觉艺术职业学院",
        "code": "4132013964",
        "department": "江苏省教育厅",
        "address": "南京市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "873",
        "name": "江苏城市职业学院",
        "code": "4132014000",
        "department": "江苏省",
        "address": "南京市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "874",
        "name": "南京城市职业学院",
        "code": "4132014001",
        "department": "江苏省",
        "address": "南京市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "875",
        "name": "南京机电职业技术学院",
        "code": "4132014056",
        "department": "江苏省",
        "address": "南京市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "876",
        "name": "苏州高博软件技术职业学院",
        "code": "4132014163",
        "department": "江苏省教育厅",
        "address": "苏州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "877",
        "name": "南京旅游职业学院",
        "code": "4132014180",
        "department": "江苏省",
        "address": "南京市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "878",
        "name": "江苏卫生健康职业学院",
        "code": "4132014255",
        "department": "江苏省",
        "address": "南京市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "879",
        "name": "苏州信息职业技术学院",
        "code": "4132014256",
        "department": "江苏省",
        "address": "苏州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "880",
        "name": "宿迁泽达职业技术学院",
        "code": "4132014293",
        "department": "江苏省教育厅",
        "address": "宿迁市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "881",
        "name": "苏州工业园区服务外包\n职业学院",
        "code": "4132014295",
        "department": "江苏省",
        "address": "苏州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "882",
        "name": "徐州幼儿师范高等专科学校",
        "code": "4132014329",
        "department": "江苏省",
        "address": "徐州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "883",
        "name": "徐州生物工程职业技术学院",
        "code": "4132014401",
        "department": "江苏省",
        "address": "徐州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "884",
        "name": "江苏商贸职业学院",
        "code": "4132014475",
        "department": "江苏省",
        "address": "南通市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "885",
        "name": "南通师范高等专科学校",
        "code": "4132014493",
        "department": "江苏省",
        "address": "南通市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "886",
        "name": "扬州中瑞酒店职业学院",
        "code": "4132014528",
        "department": "江苏省教育厅",
        "address": "扬州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "887",
        "name": "江苏护理职业学院",
        "code": "4132014541",
        "department": "江苏省",
        "address": "淮安市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "888",
        "name": "江苏财会职业学院",
        "code": "4132014542",
        "department": "江苏省",
        "address": "连云港市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "889",
        "name": "江苏城乡建设职业学院",
        "code": "4132014543",
        "department": "江苏省",
        "address": "常州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "890",
        "name": "江苏航空职业技术学院",
        "code": "4132014568",
        "department": "江苏省",
        "address": "镇江市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "891",
        "name": "江苏安全技术职业学院",
        "code": "4132014589",
        "department": "江苏省",
        "address": "徐州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "892",
        "name": "江苏旅游职业学院",
        "code": "4132014604",
        "department": "江苏省",
        "address": "扬州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "893",
        "name": "浙江大学",
        "code": "4133010335",
        "department": "教育部",
        "address": "杭州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "894",
        "name": "杭州电子科技大学",
        "code": "4133010336",
        "department": "浙江省",
        "address": "杭州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "895",
        "name": "浙江工业大学",
        "code": "4133010337",
        "department": "浙江省",
        "address": "杭州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "896",
        "name": "浙江理工大学",
        "code": "4133010338",
        "department": "浙江省",
        "address": "杭州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "897",
        "name": "浙江海洋大学",
        "code": "4133010340",
        "department": "浙江省",
        "address": "舟山市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "898",
        "name": "浙江农林大学",
        "code": "4133010341",
        "department": "浙江省",
        "address": "杭州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "899",
        "name": "温州医科大学",
        "code": "4133010343",
        "department": "浙江省",
        "address": "温州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "900",
        "name": "浙江中医药大学",
        "code": "4133010344",
        "department": "浙江省",
        "address": "杭州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "901",
        "name": "浙江师范大学",
        "code": "4133010345",
        "department": "浙江省",
        "address": "金华市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "902",
        "name": "杭州师范大学",
        "code": "4133010346",
        "department": "浙江省",
        "address": "杭州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "903",
        "name": "湖州师范学院",
        "code": "4133010347",
        "department": "浙江省",
        "address": "湖州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "904",
        "name": "绍兴文理学院",
        "code": "4133010349",
        "department": "浙江省",
        "address": "绍兴市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "905",
        "name": "台州学院",
        "code": "4133010350",
        "department": "浙江省",
        "address": "台州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "906",
        "name": "温州大学",
        "code": "4133010351",
        "department": "浙江省",
        "address": "温州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "907",
        "name": "丽水学院",
        "code": "4133010352",
        "department": "浙江省",
        "address": "丽水市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "908",
        "name": "浙江工商大学",
        "code": "4133010353",
        "department": "浙江省",
        "address": "杭州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "909",
        "name": "嘉兴学院",
        "code": "4133010354",
        "department": "浙江省",
        "address": "嘉兴市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "910",
        "name": "中国美术学院",
        "code": "4133010355",
        "department": "浙江省",
        "address": "杭州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "911",
        "name": "中国计量大学",
        "code": "4133010356",
        "department": "浙江省",
        "address": "杭州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "912",
        "name": "公安海警学院",
        "code": "4133010829",
        "department": "公安部",
        "address": "宁波市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "913",
        "name": "浙江万里学院",
        "code": "4133010876",
        "department": "浙江省",
        "address": "宁波市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "914",
        "name": "浙江科技学院",
        "code": "4133011057",
        "department": "浙江省",
        "address": "杭州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "915",
        "name": "宁波工程学院",
        "code": "4133011058",
        "department": "浙江省",
        "address": "宁波市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "916",
        "name": "浙江水利水电学院",
        "code": "4133011481",
        "department": "浙江省",
        "address": "杭州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "917",
        "name": "浙江财经大学",
        "code": "4133011482",
        "department": "浙江省",
        "address": "杭州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "918",
        "name": "浙江警察学院",
        "code": "4133011483",
        "department": "浙江省",
        "address": "杭州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "919",
        "name": "衢州学院",
        "code": "4133011488",
        "department": "浙江省",
        "address": "衢州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "920",
        "name": "宁波大学",
        "code": "4133011646",
        "department": "浙江省",
        "address": "宁波市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "921",
        "name": "浙江传媒学院",
        "code": "4133011647",
        "department": "浙江省",
        "address": "杭州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "922",
        "name": "浙江树人学院",
        "code": "4133011842",
        "department": "浙江省教育厅",
        "address": "杭州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "923",
        "name": "浙江越秀外国语学院",
        "code": "4133012792",
        "department": "浙江省教育厅",
        "address": "绍兴市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "924",
        "name": "宁波大红鹰学院",
        "code": "4133013001",
        "department": "浙江省教育厅",
        "address": "宁波市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "925",
        "name": "浙江大学城市学院",
        "code": "4133013021",
        "department": "浙江省教育厅",
        "address": "杭州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "926",
        "name": "浙江大学宁波理工学院",
        "code": "4133013022",
        "department": "浙江省教育厅",
        "address": "宁波市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "927",
        "name": "杭州医学院",
        "code": "4133013023",
        "department": "浙江省",
        "address": "杭州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "928",
        "name": "浙江工业大学之江学院",
        "code": "4133013275",
        "department": "浙江省教育厅",
        "address": "杭州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "929",
        "name": "浙江师范大学行知学院",
        "code": "4133013276",
        "department": "浙江省教育厅",
        "address": "金华市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "930",
        "name": "宁波大学科学技术学院",
        "code": "4133013277",
        "department": "浙江省教育厅",
        "address": "宁波市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "931",
        "name": "杭州电子科技大学信息工程\n学院",
        "code": "4133013279",
        "department": "浙江省教育厅",
        "address": "杭州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "932",
        "name": "浙江理工大学科技与艺术\n学院",
        "code": "4133013280",
        "department": "浙江省教育厅",
        "address": "杭州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "933",
        "name": "浙江海洋大学东海科学技术\n学院",
        "code": "4133013282",
        "department": "浙江省教育厅",
        "address": "舟山市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "934",
        "name": "浙江农林大学暨阳学院",
        "code": "4133013283",
        "department": "浙江省教育厅",
        "address": "绍兴市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "935",
        "name": "温州医科大学仁济学院",
        "code": "4133013284",
        "department": "浙江省教育厅",
        "address": "温州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "936",
        "name": "浙江中医药大学滨江学院",
        "code": "4133013285",
        "department": "浙江省教育厅",
        "address": "杭州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "937",
        "name": "杭州师范大学钱江学院",
        "code": "4133013286",
        "department": "浙江省教育厅",
        "address": "杭州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "938",
        "name": "湖州师范学院求真学院",
        "code": "4133013287",
        "department": "浙江省教育厅",
        "address": "湖州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "939",
        "name": "绍兴文理学院元培学院",
        "code": "4133013288",
        "department": "浙江省教育厅",
        "address": "绍兴市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "940",
        "name": "温州大学瓯江学院",
        "code": "4133013289",
        "department": "浙江省教育厅",
        "address": "温州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "941",
        "name": "浙江工商大学杭州商学院",
        "code": "4133013290",
        "department": "浙江省教育厅",
        "address": "杭州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "942",
        "name": "嘉兴学院南湖学院",
        "code": "4133013291",
        "department": "浙江省教育厅",
        "address": "嘉兴市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "943",
        "name": "中国计量大学现代科技学院",
        "code": "4133013292",
        "department": "浙江省教育厅",
        "address": "杭州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "944",
        "name": "浙江财经大学东方学院",
        "code": "4133013294",
        "department": "浙江省教育厅",
        "address": "嘉兴市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "945",
        "name": "温州商学院",
        "code": "4133013637",
        "department": "浙江省教育厅",
        "address": "温州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "946",
        "name": "同济大学浙江学院",
        "code": "4133014206",
        "department": "浙江省教育厅",
        "address": "嘉兴市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "947",
        "name": "上海财经大学浙江学院",
        "code": "4133014207",
        "department": "浙江省教育厅",
        "address": "金华市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "948",
        "name": "浙江外国语学院",
        "code": "4133014275",
        "department": "浙江省",
        "address": "杭州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "949",
        "name": "浙江音乐学院",
        "code": "4133014535",
        "department": "浙江省",
        "address": "杭州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "950",
        "name": "宁波诺丁汉大学",
        "code": "4133016301",
        "department": "浙江省教育厅",
        "address": "宁波市",
        "level": "本科",
        "remarks": "中外合作办学"
    },
    {
        "id": "951",
        "name": "温州肯恩大学",
        "code": "4133016405",
        "department": "浙江省教育厅",
        "address": "温州市",
        "level": "本科",
        "remarks": "中外合作办学"
    },
    {
        "id": "952",
        "name": "宁波职业技术学院",
        "code": "4133010863",
        "department": "浙江省",
        "address": "宁波市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "953",
        "name": "温州职业技术学院",
        "code": "4133010864",
        "department": "浙江省",
        "address": "温州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "954",
        "name": "浙江交通职业技术学院",
        "code": "4133012036",
        "department": "浙江省",
        "address": "杭州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "955",
        "name": "金华职业技术学院",
        "code": "4133012061",
        "department": "浙江省",
        "address": "金华市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "956",
        "name": "宁波城市职业技术学院",
        "code": "4133012645",
        "department": "浙江省",
        "address": "宁波市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "957",
        "name": "浙江电力职业技术学院",
        "code": "4133012646",
        "department": "浙江省",
        "address": "杭州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "958",
        "name": "浙江同济科技职业学院",
        "code": "4133012647",
        "department": "浙江省",
        "address": "杭州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "959",
        "name": "浙江工商职业技术学院",
        "code": "4133012789",
        "department": "浙江省",
        "address": "宁波市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "960",
        "name": "台州职业技术学院",
        "code": "4133012790",
        "department": "浙江省",
        "address": "台州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "961",
        "name": "浙江工贸职业技术学院",
        "code": "4133012791",
        "department": "浙江省",
        "address": "温州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "962",
        "name": "浙江医药高等专科学校",
        "code": "4133012860",
        "department": "浙江省",
        "address": "宁波市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "963",
        "name": "浙江机电职业技术学院",
        "code": "4133012861",
        "department": "浙江省",
        "address": "杭州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "964",
        "name": "浙江建设职业技术学院",
        "code": "4133012862",
        "department": "浙江省",
        "address": "杭州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "965",
        "name": "浙江艺术职业学院",
        "code": "4133012863",
        "department": "浙江省",
        "address": "杭州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "966",
        "name": "浙江经贸职业技术学院",
        "code": "4133012864",
        "department": "浙江省",
        "address": "杭州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "967",
        "name": "浙江商业职业技术学院",
        "code": "4133012865",
        "department": "浙江省",
        "address": "杭州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "968",
        "name": "浙江经济职业技术学院",
        "code": "4133012866",
        "department": "浙江省",
        "address": "杭州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "969",
        "name": "浙江旅游职业学院",
        "code": "4133012867",
        "department": "浙江省",
        "address": "杭州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "970",
        "name": "浙江育英职业技术学院",
        "code": "4133012868",
        "department": "浙江省教育厅",
        "address": "杭州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "971",
        "name": "浙江警官职业学院",
        "code": "4133012869",
        "department": "浙江省",
        "address": "杭州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "972",
        "name": "浙江金融职业学院",
        "code": "4133012870",
        "department": "浙江省",
        "address": "杭州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "973",
        "name": "浙江工业职业技术学院",
        "code": "4133012871",
        "department": "浙江省",
        "address": "绍兴市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "974",
        "name": "杭州职业技术学院",
        "code": "4133012872",
        "department": "浙江省",
        "address": "杭州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "975",
        "name": "嘉兴职业技术学院",
        "code": "4133012874",
        "department": "浙江省",
        "address": "嘉兴市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "976",
        "name": "湖州职业技术学院",
        "code": "4133012875",
        "department": "浙江省",
        "address": "湖州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "977",
        "name": "绍兴职业技术学院",
        "code": "4133012876",
        "department": "浙江省教育厅",
        "address": "绍兴市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "978",
        "name": "衢州职业技术学院",
        "code": "4133012877",
        "department": "浙江省",
        "address": "衢州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "979",
        "name": "丽水职业技术学院",
        "code": "4133012878",
        "department": "浙江省",
        "address": "丽水市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "980",
        "name": "浙江东方职业技术学院",
        "code": "4133013002",
        "department": "浙江省教育厅",
        "address": "温州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "981",
        "name": "义乌工商职业技术学院",
        "code": "4133013003",
        "department": "浙江省",
        "address": "金华市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "982",
        "name": "浙江纺织服装职业技术学院",
        "code": "4133013025",
        "department": "浙江省",
        "address": "宁波市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "983",
        "name": "杭州科技职业技术学院",
        "code": "4133013026",
        "department": "浙江省",
        "address": "杭州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "984",
        "name": "浙江长征职业技术学院",
        "code": "4133013027",
        "department": "浙江省教育厅",
        "address": "杭州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "985",
        "name": "嘉兴南洋职业技术学院",
        "code": "4133013028",
        "department": "浙江省教育厅",
        "address": "嘉兴市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "986",
        "name": "浙江广厦建设职业技术学院",
        "code": "4133013029",
        "department": "浙江省教育厅",
        "address": "金华市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "987",
        "name": "杭州万向职业技术学院",
        "code": "4133013030",
        "department": "浙江省教育厅",
        "address": "杭州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "988",
        "name": "浙江邮电职业技术学院",
        "code": "4133013688",
        "department": "浙江省",
        "address": "绍兴市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "989",
        "name": "宁波卫生职业技术学院",
        "code": "4133013742",
        "department": "浙江省",
        "address": "宁波市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "990",
        "name": "台州科技职业学院",
        "code": "4133013746",
        "department": "浙江省",
        "address": "台州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "991",
        "name": "浙江国际海运职业技术学院",
        "code": "4133013853",
        "department": "浙江省",
        "address": "舟山市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "992",
        "name": "浙江体育职业技术学院",
        "code": "4133013854",
        "department": "浙江省",
        "address": "杭州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "993",
        "name": "温州科技职业学院",
        "code": "4133014088",
        "department": "浙江省",
        "address": "温州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "994",
        "name": "浙江汽车职业技术学院",
        "code": "4133014089",
        "department": "浙江省教育厅",
        "address": "台州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "995",
        "name": "浙江横店影视职业学院",
        "code": "4133014090",
        "department": "浙江省教育厅",
        "address": "金华市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "996",
        "name": "浙江农业商贸职业学院",
        "code": "4133014269",
        "department": "浙江省",
        "address": "绍兴市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "997",
        "name": "浙江特殊教育职业学院",
        "code": "4133014431",
        "department": "浙江省",
        "address": "杭州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "998",
        "name": "浙江安防职业技术学院",
        "code": "4133014492",
        "department": "浙江省",
        "address": "温州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "999",
        "name": "浙江舟山群岛新区旅游与健康\n职业学院",
        "code": "4133016408",
        "department": "浙江省",
        "address": "舟山市",
        "level": "专科",
        "remarks": ""
    },

    {
        "id": "1000",
        "name": "安徽大学",
        "code": "4134010357",
        "department": "安徽省",
        "address": "合肥市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1001",
        "name": "中国科学技术大学",
        "code": "4134010358",
        "department": "中国科学院",
        "address": "合肥市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1002",
        "name": "合肥工业大学",
        "code": "4134010359",
        "department": "教育部",
        "address": "合肥市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1003",
        "name": "安徽工业大学",
        "code": "4134010360",
        "department": "安徽省",
        "address": "马鞍山市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1004",
        "name": "安徽理工大学",
        "code": "4134010361",
        "department": "安徽省",
        "address": "淮南市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1005",
        "name": "安徽工程大学",
        "code": "4134010363",
        "department": "安徽省",
        "address": "芜湖市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1006",
        "name": "安徽农业大学",
        "code": "4134010364",
        "department": "安徽省",
        "address": "合肥市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1007",
        "name": "安徽医科大学",
        "code": "4134010366",
        "department": "安徽省",
        "address": "合肥市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1008",
        "name": "蚌埠医学院",
        "code": "4134010367",
        "department": "安徽省",
        "address": "蚌埠市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1009",
        "name": "皖南医学院",
        "code": "4134010368",
        "department": "安徽省",
        "address": "芜湖市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1010",
        "name": "安徽中医药大学",
        "code": "4134010369",
        "department": "安徽省",
        "address": "合肥市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1011",
        "name": "安徽师范大学",
        "code": "4134010370",
        "department": "安徽省",
        "address": "芜湖市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1012",
        "name": "阜阳师范学院",
        "code": "4134010371",
        "department": "安徽省",
        "address": "阜阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1013",
        "name": "安庆师范大学",
        "code": "4134010372",
        "department": "安徽省",
        "address": "安庆市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1014",
        "name": "淮北师范大学",
        "code": "4134010373",
        "department": "安徽省",
        "address": "淮北市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1015",
        "name": "黄山学院",
        "code": "4134010375",
        "department": "安徽省",
        "address": "黄山市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1016",
        "name": "皖西学院",
        "code": "4134010376",
        "department": "安徽省",
        "address": "六安市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1017",
        "name": "滁州学院",
        "code": "4134010377",
        "department": "安徽省",
        "address": "滁州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1018",
        "name": "安徽财经大学",
        "code": "4134010378",
        "department": "安徽省",
        "address": "蚌埠市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1019",
        "name": "宿州学院",
        "code": "4134010379",
        "department": "安徽省",
        "address": "宿州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1020",
        "name": "巢湖学院",
        "code": "4134010380",
        "department": "安徽省",
        "address": "合肥市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1021",
        "name": "淮南师范学院",
        "code": "4134010381",
        "department": "安徽省",
        "address": "淮南市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1022",
        "name": "铜陵学院",
        "code": "4134010383",
        "department": "安徽省",
        "address": "铜陵市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1023",
        "name": "安徽建筑大学",
        "code": "4134010878",
        "department": "安徽省",
        "address": "合肥市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1024",
        "name": "安徽科技学院",
        "code": "4134010879",
        "department": "安徽省",
        "address": "滁州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1025",
        "name": "安徽三联学院",
        "code": "4134010959",
        "department": "安徽省教育厅",
        "address": "合肥市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1026",
        "name": "合肥学院",
        "code": "4134011059",
        "department": "安徽省",
        "address": "合肥市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1027",
        "name": "蚌埠学院",
        "code": "4134011305",
        "department": "安徽省",
        "address": "蚌埠市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1028",
        "name": "池州学院",
        "code": "4134011306",
        "department": "安徽省",
        "address": "池州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1029",
        "name": "安徽新华学院",
        "code": "4134012216",
        "department": "安徽省教育厅",
        "address": "合肥市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1030",
        "name": "安徽文达信息工程学院",
        "code": "4134012810",
        "department": "安徽省教育厅",
        "address": "合肥市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1031",
        "name": "亳州学院",
        "code": "4134012926",
        "department": "安徽省",
        "address": "亳州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1032",
        "name": "安徽外国语学院",
        "code": "4134013065",
        "department": "安徽省教育厅",
        "address": "合肥市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1033",
        "name": "安徽财经大学商学院",
        "code": "4134013611",
        "department": "安徽省教育厅",
        "address": "蚌埠市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1034",
        "name": "安徽大学江淮学院",
        "code": "4134013612",
        "department": "安徽省教育厅",
        "address": "合肥市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1035",
        "name": "安徽信息工程学院",
        "code": "4134013613",
        "department": "安徽省教育厅",
        "address": "芜湖市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1036",
        "name": "安徽工业大学工商学院",
        "code": "4134013614",
        "department": "安徽省教育厅",
        "address": "马鞍山市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1037",
        "name": "安徽建筑大学城市建设学院",
        "code": "4134013615",
        "department": "安徽省教育厅",
        "address": "合肥市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1038",
        "name": "安徽农业大学经济技术学院",
        "code": "4134013616",
        "department": "安徽省教育厅",
        "address": "合肥市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1039",
        "name": "安徽师范大学皖江学院",
        "code": "4134013617",
        "department": "安徽省教育厅",
        "address": "芜湖市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1040",
        "name": "安徽医科大学临床医学院",
        "code": "4134013618",
        "department": "安徽省教育厅",
        "address": "合肥市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1041",
        "name": "阜阳师范学院信息工程学院",
        "code": "4134013619",
        "department": "安徽省教育厅",
        "address": "阜阳市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1042",
        "name": "淮北师范大学信息学院",
        "code": "4134013620",
        "department": "安徽省教育厅",
        "address": "淮北市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1043",
        "name": "合肥师范学院",
        "code": "4134014098",
        "department": "安徽省",
        "address": "合肥市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1044",
        "name": "河海大学文天学院",
        "code": "4134014203",
        "department": "安徽省教育厅",
        "address": "马鞍山市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1045",
        "name": "安徽职业技术学院",
        "code": "4134010869",
        "department": "安徽省",
        "address": "合肥市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1046",
        "name": "淮北职业技术学院",
        "code": "4134010963",
        "department": "安徽省",
        "address": "淮北市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1047",
        "name": "芜湖职业技术学院",
        "code": "4134011061",
        "department": "安徽省",
        "address": "芜湖市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1048",
        "name": "淮南联合大学",
        "code": "4134011308",
        "department": "安徽省",
        "address": "淮南市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1049",
        "name": "安徽商贸职业技术学院",
        "code": "4134012072",
        "department": "安徽省",
        "address": "芜湖市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1050",
        "name": "安徽水利水电职业技术学院",
        "code": "4134012073",
        "department": "安徽省",
        "address": "合肥市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1051",
        "name": "阜阳职业技术学院",
        "code": "4134012074",
        "department": "安徽省",
        "address": "阜阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1052",
        "name": "铜陵职业技术学院",
        "code": "4134012217",
        "department": "安徽省",
        "address": "铜陵市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1053",
        "name": "民办万博科技职业学院",
        "code": "4134012218",
        "department": "安徽省教育厅",
        "address": "合肥市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1054",
        "name": "安徽警官职业学院",
        "code": "4134012219",
        "department": "安徽省",
        "address": "合肥市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1055",
        "name": "淮南职业技术学院",
        "code": "4134012220",
        "department": "安徽省",
        "address": "淮南市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1056",
        "name": "安徽工业经济职业技术学院",
        "code": "4134012334",
        "department": "安徽省",
        "address": "合肥市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1057",
        "name": "合肥通用职业技术学院",
        "code": "4134012410",
        "department": "安徽省",
        "address": "合肥市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1058",
        "name": "安徽工贸职业技术学院",
        "code": "4134012811",
        "department": "安徽省",
        "address": "淮南市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1059",
        "name": "宿州职业技术学院",
        "code": "4134012812",
        "department": "安徽省",
        "address": "宿州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1060",
        "name": "六安职业技术学院",
        "code": "4134012813",
        "department": "安徽省",
        "address": "六安市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1061",
        "name": "安徽电子信息职业技术学院",
        "code": "4134012814",
        "department": "安徽省",
        "address": "蚌埠市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1062",
        "name": "民办合肥经济技术职业学院",
        "code": "4134012815",
        "department": "安徽省教育厅",
        "address": "合肥市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1063",
        "name": "安徽交通职业技术学院",
        "code": "4134012816",
        "department": "安徽省",
        "address": "合肥市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1064",
        "name": "安徽体育运动职业技术学院",
        "code": "4134012817",
        "department": "安徽省",
        "address": "合肥市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1065",
        "name": "安徽中医药高等专科学校",
        "code": "4134012924",
        "department": "安徽省",
        "address": "芜湖市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1066",
        "name": "安徽医学高等专科学校",
        "code": "4134012925",
        "department": "安徽省",
        "address": "合肥市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1067",
        "name": "合肥职业技术学院",
        "code": "4134013058",
        "department": "安徽省",
        "address": "合肥市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1068",
        "name": "滁州职业技术学院",
        "code": "4134013059",
        "department": "安徽省",
        "address": "滁州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1069",
        "name": "池州职业技术学院",
        "code": "4134013060",
        "department": "安徽省",
        "address": "池州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1070",
        "name": "宣城职业技术学院",
        "code": "4134013061",
        "department": "安徽省",
        "address": "宣城市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1071",
        "name": "安徽广播影视职业技术学院",
        "code": "4134013062",
        "department": "安徽省",
        "address": "合肥市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1072",
        "name": "民办合肥滨湖职业技术学院",
        "code": "4134013064",
        "department": "安徽省教育厅",
        "address": "合肥市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1073",
        "name": "安徽电气工程职业技术学院",
        "code": "4134013336",
        "department": "安徽省",
        "address": "合肥市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1074",
        "name": "安徽冶金科技职业学院",
        "code": "4134013337",
        "department": "安徽省",
        "address": "马鞍山市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1075",
        "name": "安徽城市管理职业学院",
        "code": "4134013338",
        "department": "安徽省",
        "address": "合肥市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1076",
        "name": "安徽机电职业技术学院",
        "code": "4134013339",
        "department": "安徽省",
        "address": "芜湖市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1077",
        "name": "安徽工商职业学院",
        "code": "4134013340",
        "department": "安徽省",
        "address": "合肥市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1078",
        "name": "安徽中澳科技职业学院",
        "code": "4134013341",
        "department": "安徽省",
        "address": "合肥市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1079",
        "name": "阜阳科技职业学院",
        "code": "4134013342",
        "department": "安徽省教育厅",
        "address": "阜阳市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1080",
        "name": "亳州职业技术学院",
        "code": "4134013343",
        "department": "安徽省",
        "address": "亳州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1081",
        "name": "安徽国防科技职业学院",
        "code": "4134013344",
        "department": "安徽省",
        "address": "六安市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1082",
        "name": "安庆职业技术学院",
        "code": "4134013345",
        "department": "安徽省",
        "address": "安庆市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1083",
        "name": "安徽艺术职业学院",
        "code": "4134013346",
        "department": "安徽省",
        "address": "合肥市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1084",
        "name": "马鞍山师范高等专科学校",
        "code": "4134013760",
        "department": "安徽省",
        "address": "马鞍山市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1085",
        "name": "安徽财贸职业学院",
        "code": "4134013845",
        "department": "安徽省",
        "address": "合肥市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1086",
        "name": "安徽国际商务职业学院",
        "code": "4134013846",
        "department": "安徽省",
        "address": "合肥市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1087",
        "name": "安徽公安职业学院",
        "code": "4134013847",
        "department": "安徽省",
        "address": "合肥市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1088",
        "name": "安徽林业职业技术学院",
        "code": "4134013848",
        "department": "安徽省",
        "address": "合肥市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1089",
        "name": "安徽审计职业学院",
        "code": "4134013849",
        "department": "安徽省",
        "address": "合肥市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1090",
        "name": "安徽新闻出版职业技术学院",
        "code": "4134013850",
        "department": "安徽省",
        "address": "合肥市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1091",
        "name": "安徽邮电职业技术学院",
        "code": "4134013851",
        "department": "安徽省",
        "address": "合肥市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1092",
        "name": "安徽工业职业技术学院",
        "code": "4134013852",
        "department": "安徽省",
        "address": "铜陵市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1093",
        "name": "民办合肥财经职业学院",
        "code": "4134014058",
        "department": "安徽省教育厅",
        "address": "合肥市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1094",
        "name": "安庆医药高等专科学校",
        "code": "4134014096",
        "department": "安徽省",
        "address": "安庆市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1095",
        "name": "安徽涉外经济职业学院",
        "code": "4134014132",
        "department": "安徽省教育厅",
        "address": "合肥市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1096",
        "name": "安徽绿海商务职业学院",
        "code": "4134014133",
        "department": "安徽省教育厅",
        "address": "合肥市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1097",
        "name": "合肥共达职业技术学院",
        "code": "4134014135",
        "department": "安徽省教育厅",
        "address": "合肥市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1098",
        "name": "蚌埠经济技术职业学院",
        "code": "4134014137",
        "department": "安徽省教育厅",
        "address": "蚌埠市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1099",
        "name": "民办安徽旅游职业学院",
        "code": "4134014165",
        "department": "安徽省教育厅",
        "address": "阜阳市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1100",
        "name": "徽商职业学院",
        "code": "4134014191",
        "department": "安徽省",
        "address": "合肥市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1101",
        "name": "马鞍山职业技术学院",
        "code": "4134014192",
        "department": "安徽省",
        "address": "马鞍山市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1102",
        "name": "安徽现代信息工程职业学院",
        "code": "4134014210",
        "department": "安徽省教育厅",
        "address": "六安市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1103",
        "name": "安徽矿业职业技术学院",
        "code": "4134014229",
        "department": "安徽省教育厅",
        "address": "淮北市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1104",
        "name": "合肥信息技术职业学院",
        "code": "4134014230",
        "department": "安徽省教育厅",
        "address": "合肥市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1105",
        "name": "桐城师范高等专科学校",
        "code": "4134014273",
        "department": "安徽省",
        "address": "安庆市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1106",
        "name": "黄山职业技术学院",
        "code": "4134014296",
        "department": "安徽省",
        "address": "黄山市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1107",
        "name": "滁州城市职业学院",
        "code": "4134014297",
        "department": "安徽省",
        "address": "滁州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1108",
        "name": "安徽汽车职业技术学院",
        "code": "4134014298",
        "department": "安徽省",
        "address": "合肥市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1109",
        "name": "皖西卫生职业学院",
        "code": "4134014299",
        "department": "安徽省",
        "address": "六安市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1110",
        "name": "合肥幼儿师范高等专科学校",
        "code": "4134014330",
        "department": "安徽省",
        "address": "合肥市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1111",
        "name": "安徽长江职业学院",
        "code": "4134014341",
        "department": "安徽省教育厅",
        "address": "合肥市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1112",
        "name": "安徽扬子职业技术学院",
        "code": "4134014342",
        "department": "安徽省教育厅",
        "address": "芜湖市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1113",
        "name": "安徽黄梅戏艺术职业学院",
        "code": "4134014378",
        "department": "安徽省",
        "address": "安庆市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1114",
        "name": "安徽粮食工程职业学院",
        "code": "4134014418",
        "department": "安徽省",
        "address": "合肥市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1115",
        "name": "安徽卫生健康职业学院",
        "code": "4134014419",
        "department": "安徽省",
        "address": "池州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1116",
        "name": "合肥科技职业学院",
        "code": "4134014420",
        "department": "安徽省教育厅",
        "address": "合肥市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1117",
        "name": "皖北卫生职业学院",
        "code": "4134014502",
        "department": "安徽省",
        "address": "宿州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1118",
        "name": "阜阳幼儿师范高等专科学校",
        "code": "4134014536",
        "department": "安徽省",
        "address": "阜阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1119",
        "name": "厦门大学",
        "code": "4135010384",
        "department": "教育部",
        "address": "厦门市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1120",
        "name": "华侨大学",
        "code": "4135010385",
        "department": "国务院侨办",
        "address": "泉州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1121",
        "name": "福州大学",
        "code": "4135010386",
        "department": "福建省",
        "address": "福州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1122",
        "name": "福建工程学院",
        "code": "4135010388",
        "department": "福建省",
        "address": "福州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1123",
        "name": "福建农林大学",
        "code": "4135010389",
        "department": "福建省",
        "address": "福州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1124",
        "name": "集美大学",
        "code": "4135010390",
        "department": "福建省",
        "address": "厦门市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1125",
        "name": "福建医科大学",
        "code": "4135010392",
        "department": "福建省",
        "address": "福州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1126",
        "name": "福建中医药大学",
        "code": "4135010393",
        "department": "福建省",
        "address": "福州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1127",
        "name": "福建师范大学",
        "code": "4135010394",
        "department": "福建省",
        "address": "福州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1128",
        "name": "闽江学院",
        "code": "4135010395",
        "department": "福建省",
        "address": "福州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1129",
        "name": "武夷学院",
        "code": "4135010397",
        "department": "福建省",
        "address": "南平市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1130",
        "name": "宁德师范学院",
        "code": "4135010398",
        "department": "福建省",
        "address": "宁德市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1131",
        "name": "泉州师范学院",
        "code": "4135010399",
        "department": "福建省",
        "address": "泉州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1132",
        "name": "闽南师范大学",
        "code": "4135010402",
        "department": "福建省",
        "address": "漳州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1133",
        "name": "厦门理工学院",
        "code": "4135011062",
        "department": "福建省",
        "address": "厦门市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1134",
        "name": "三明学院",
        "code": "4135011311",
        "department": "福建省",
        "address": "三明市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1135",
        "name": "龙岩学院",
        "code": "4135011312",
        "department": "福建省",
        "address": "龙岩市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1136",
        "name": "福建商学院",
        "code": "4135011313",
        "department": "福建省",
        "address": "福州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1137",
        "name": "福建警察学院",
        "code": "4135011495",
        "department": "福建省",
        "address": "福州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1138",
        "name": "莆田学院",
        "code": "4135011498",
        "department": "福建省",
        "address": "莆田市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1139",
        "name": "仰恩大学",
        "code": "4135011784",
        "department": "福建省教育厅",
        "address": "泉州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1140",
        "name": "厦门医学院",
        "code": "4135012631",
        "department": "福建省",
        "address": "厦门市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1141",
        "name": "厦门华厦学院",
        "code": "4135012709",
        "department": "福建省教育厅",
        "address": "厦门市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1142",
        "name": "闽南理工学院",
        "code": "4135012710",
        "department": "福建省教育厅",
        "address": "泉州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1143",
        "name": "福建师范大学闽南科技学院",
        "code": "4135012992",
        "department": "福建省教育厅",
        "address": "泉州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1144",
        "name": "福建农林大学东方学院",
        "code": "4135012993",
        "department": "福建省教育厅",
        "address": "福州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1145",
        "name": "厦门工学院",
        "code": "4135013115",
        "department": "福建省教育厅",
        "address": "厦门市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1146",
        "name": "阳光学院",
        "code": "4135013468",
        "department": "福建省教育厅",
        "address": "福州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1147",
        "name": "厦门大学嘉庚学院",
        "code": "4135013469",
        "department": "福建省教育厅",
        "address": "漳州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1148",
        "name": "福州大学至诚学院",
        "code": "4135013470",
        "department": "福建省教育厅",
        "address": "福州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1149",
        "name": "集美大学诚毅学院",
        "code": "4135013471",
        "department": "福建省教育厅",
        "address": "厦门市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1150",
        "name": "福建师范大学协和学院",
        "code": "4135013472",
        "department": "福建省教育厅",
        "address": "福州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1151",
        "name": "福州外语外贸学院",
        "code": "4135013762",
        "department": "福建省教育厅",
        "address": "福州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1152",
        "name": "福建江夏学院",
        "code": "4135013763",
        "department": "福建省",
        "address": "福州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1153",
        "name": "泉州信息工程学院",
        "code": "4135013766",
        "department": "福建省教育厅",
        "address": "泉州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1154",
        "name": "福州理工学院",
        "code": "4135013773",
        "department": "福建省教育厅",
        "address": "福州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1155",
        "name": "福建农林大学金山学院",
        "code": "4135014046",
        "department": "福建省教育厅",
        "address": "福州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1156",
        "name": "福建船政交通职业学院",
        "code": "4135010866",
        "department": "福建省",
        "address": "福州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1157",
        "name": "漳州职业技术学院",
        "code": "4135011314",
        "department": "福建省",
        "address": "漳州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1158",
        "name": "闽西职业技术学院",
        "code": "4135011315",
        "department": "福建省",
        "address": "龙岩市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1159",
        "name": "黎明职业大学",
        "code": "4135011317",
        "department": "福建省",
        "address": "泉州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1160",
        "name": "福建华南女子职业学院",
        "code": "4135011499",
        "department": "福建省教育厅",
        "address": "福州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1161",
        "name": "福州职业技术学院",
        "code": "4135011502",
        "department": "福建省",
        "address": "福州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1162",
        "name": "福建林业职业技术学院",
        "code": "4135012625",
        "department": "福建省",
        "address": "南平市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1163",
        "name": "福建信息职业技术学院",
        "code": "4135012626",
        "department": "福建省",
        "address": "福州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1164",
        "name": "福建水利电力职业技术学院",
        "code": "4135012627",
        "department": "福建省",
        "address": "三明市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1165",
        "name": "福建电力职业技术学院",
        "code": "4135012628",
        "department": "福建省",
        "address": "泉州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1166",
        "name": "厦门海洋职业技术学院",
        "code": "4135012629",
        "department": "福建省",
        "address": "厦门市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1167",
        "name": "福建农业职业技术学院",
        "code": "4135012630",
        "department": "福建省",
        "address": "福州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1168",
        "name": "福建卫生职业技术学院",
        "code": "4135012633",
        "department": "福建省",
        "address": "福州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1169",
        "name": "泉州医学高等专科学校",
        "code": "4135012634",
        "department": "福建省",
        "address": "泉州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1170",
        "name": "福州英华职业学院",
        "code": "4135012708",
        "department": "福建省教育厅",
        "address": "福州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1171",
        "name": "泉州纺织服装职业学院",
        "code": "4135012711",
        "department": "福建省教育厅",
        "address": "泉州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1172",
        "name": "泉州华光职业学院",
        "code": "4135012927",
        "department": "福建省教育厅",
        "address": "泉州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1173",
        "name": "泉州理工职业学院",
        "code": "4135012928",
        "department": "福建省教育厅",
        "address": "泉州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1174",
        "name": "福建警官职业学院",
        "code": "4135013733",
        "department": "福建省",
        "address": "福州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1175",
        "name": "闽北职业技术学院",
        "code": "4135013764",
        "department": "福建省",
        "address": "南平市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1176",
        "name": "福州黎明职业技术学院",
        "code": "4135013765",
        "department": "福建省教育厅",
        "address": "福州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1177",
        "name": "厦门演艺职业学院",
        "code": "4135013767",
        "department": "福建省教育厅",
        "address": "厦门市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1178",
        "name": "厦门华天涉外职业技术学院",
        "code": "4135013768",
        "department": "福建省教育厅",
        "address": "厦门市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1179",
        "name": "福州科技职业技术学院",
        "code": "4135013769",
        "department": "福建省教育厅",
        "address": "福州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1180",
        "name": "泉州经贸职业技术学院",
        "code": "4135013770",
        "department": "福建省",
        "address": "泉州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1181",
        "name": "福建对外经济贸易\n职业技术学院",
        "code": "4135013771",
        "department": "福建省",
        "address": "福州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1182",
        "name": "湄洲湾职业技术学院",
        "code": "4135013772",
        "department": "福建省",
        "address": "莆田市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1183",
        "name": "福建生物工程职业技术学院",
        "code": "4135013969",
        "department": "福建省",
        "address": "福州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1184",
        "name": "福建艺术职业学院",
        "code": "4135013970",
        "department": "福建省",
        "address": "福州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1185",
        "name": "福建幼儿师范高等专科学校",
        "code": "4135013972",
        "department": "福建省",
        "address": "福州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1186",
        "name": "厦门城市职业学院",
        "code": "4135013973",
        "department": "福建省",
        "address": "厦门市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1187",
        "name": "泉州工艺美术职业学院",
        "code": "4135013975",
        "department": "福建省",
        "address": "泉州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1188",
        "name": "三明医学科技职业学院",
        "code": "4135013976",
        "department": "福建省",
        "address": "三明市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1189",
        "name": "宁德职业技术学院",
        "code": "4135013977",
        "department": "福建省",
        "address": "宁德市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1190",
        "name": "福州软件职业技术学院",
        "code": "4135013978",
        "department": "福建省教育厅",
        "address": "福州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1191",
        "name": "厦门兴才职业技术学院",
        "code": "4135013979",
        "department": "福建省教育厅",
        "address": "厦门市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1192",
        "name": "厦门软件职业技术学院",
        "code": "4135014059",
        "department": "福建省教育厅",
        "address": "厦门市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1193",
        "name": "福建体育职业技术学院",
        "code": "4135014060",
        "department": "福建省",
        "address": "福州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1194",
        "name": "漳州城市职业学院",
        "code": "4135014110",
        "department": "福建省",
        "address": "漳州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1195",
        "name": "厦门南洋职业学院",
        "code": "4135014111",
        "department": "福建省教育厅",
        "address": "厦门市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1196",
        "name": "厦门东海职业技术学院",
        "code": "4135014112",
        "department": "福建省教育厅",
        "address": "厦门市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1197",
        "name": "漳州科技职业学院",
        "code": "4135014113",
        "department": "福建省教育厅",
        "address": "漳州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1198",
        "name": "漳州理工职业学院",
        "code": "4135014115",
        "department": "福建省教育厅",
        "address": "漳州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1199",
        "name": "武夷山职业学院",
        "code": "4135014116",
        "department": "福建省教育厅",
        "address": "南平市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1200",
        "name": "漳州卫生职业学院",
        "code": "4135014117",
        "department": "福建省",
        "address": "漳州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1201",
        "name": "泉州海洋职业学院",
        "code": "4135014231",
        "department": "福建省教育厅",
        "address": "泉州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1202",
        "name": "泉州轻工职业学院",
        "code": "4135014232",
        "department": "福建省教育厅",
        "address": "泉州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1203",
        "name": "厦门安防科技职业学院",
        "code": "4135014257",
        "department": "福建省教育厅",
        "address": "厦门市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1204",
        "name": "泉州幼儿师范高等专科学校",
        "code": "4135014331",
        "department": "福建省",
        "address": "泉州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1205",
        "name": "闽江师范高等专科学校",
        "code": "4135014490",
        "department": "福建省",
        "address": "福州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1206",
        "name": "泉州工程职业技术学院",
        "code": "4135014503",
        "department": "福建省教育厅",
        "address": "泉州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1207",
        "name": "福州墨尔本理工职业学院",
        "code": "4135016411",
        "department": "福建省教育厅",
        "address": "福州市",
        "level": "专科",
        "remarks": "中外合作办学"
    },

    {
        "id": "1208",
        "name": "南昌大学",
        "code": "4136010403",
        "department": "江西省",
        "address": "南昌市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1209",
        "name": "华东交通大学",
        "code": "4136010404",
        "department": "江西省",
        "address": "南昌市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1210",
        "name": "东华理工大学",
        "code": "4136010405",
        "department": "江西省",
        "address": "抚州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1211",
        "name": "南昌航空大学",
        "code": "4136010406",
        "department": "江西省",
        "address": "南昌市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1212",
        "name": "江西理工大学",
        "code": "4136010407",
        "department": "江西省",
        "address": "赣州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1213",
        "name": "景德镇陶瓷大学",
        "code": "4136010408",
        "department": "江西省",
        "address": "景德镇市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1214",
        "name": "江西农业大学",
        "code": "4136010410",
        "department": "江西省",
        "address": "南昌市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1215",
        "name": "江西中医药大学",
        "code": "4136010412",
        "department": "江西省",
        "address": "南昌市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1216",
        "name": "赣南医学院",
        "code": "4136010413",
        "department": "江西省",
        "address": "赣州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1217",
        "name": "江西师范大学",
        "code": "4136010414",
        "department": "江西省",
        "address": "南昌市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1218",
        "name": "上饶师范学院",
        "code": "4136010416",
        "department": "江西省",
        "address": "上饶市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1219",
        "name": "宜春学院",
        "code": "4136010417",
        "department": "江西省",
        "address": "宜春市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1220",
        "name": "赣南师范大学",
        "code": "4136010418",
        "department": "江西省",
        "address": "赣州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1221",
        "name": "井冈山大学",
        "code": "4136010419",
        "department": "江西省",
        "address": "吉安市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1222",
        "name": "江西财经大学",
        "code": "4136010421",
        "department": "江西省",
        "address": "南昌市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1223",
        "name": "江西科技学院",
        "code": "4136010846",
        "department": "江西省教育厅",
        "address": "南昌市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1224",
        "name": "景德镇学院",
        "code": "4136010894",
        "department": "江西省",
        "address": "景德镇市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1225",
        "name": "萍乡学院",
        "code": "4136010895",
        "department": "江西省",
        "address": "萍乡市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1226",
        "name": "江西科技师范大学",
        "code": "4136011318",
        "department": "江西省",
        "address": "南昌市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1227",
        "name": "南昌工程学院",
        "code": "4136011319",
        "department": "江西省",
        "address": "南昌市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1228",
        "name": "江西警察学院",
        "code": "4136011504",
        "department": "江西省",
        "address": "南昌市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1229",
        "name": "新余学院",
        "code": "4136011508",
        "department": "江西省",
        "address": "新余市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1230",
        "name": "九江学院",
        "code": "4136011843",
        "department": "江西省",
        "address": "九江市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1231",
        "name": "江西工程学院",
        "code": "4136012766",
        "department": "江西省教育厅",
        "address": "新余市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1232",
        "name": "南昌理工学院",
        "code": "4136012795",
        "department": "江西省教育厅",
        "address": "南昌市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1233",
        "name": "江西应用科技学院",
        "code": "4136012938",
        "department": "江西省教育厅",
        "address": "南昌市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1234",
        "name": "江西服装学院",
        "code": "4136013418",
        "department": "江西省教育厅",
        "address": "南昌市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1235",
        "name": "南昌工学院",
        "code": "4136013421",
        "department": "江西省教育厅",
        "address": "南昌市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1236",
        "name": "南昌大学科学技术学院",
        "code": "4136013429",
        "department": "江西省教育厅",
        "address": "南昌市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1237",
        "name": "南昌大学共青学院",
        "code": "4136013430",
        "department": "江西省教育厅",
        "address": "九江市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1238",
        "name": "华东交通大学理工学院",
        "code": "4136013431",
        "department": "江西省教育厅",
        "address": "南昌市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1239",
        "name": "东华理工大学长江学院",
        "code": "4136013432",
        "department": "江西省教育厅",
        "address": "抚州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1240",
        "name": "南昌航空大学科技学院",
        "code": "4136013433",
        "department": "江西省教育厅",
        "address": "南昌市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1241",
        "name": "江西理工大学应用科学学院",
        "code": "4136013434",
        "department": "江西省教育厅",
        "address": "赣州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1242",
        "name": "景德镇陶瓷大学科技艺术学院",
        "code": "4136013435",
        "department": "江西省教育厅",
        "address": "景德镇市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1243",
        "name": "江西农业大学南昌商学院",
        "code": "4136013436",
        "department": "江西省教育厅",
        "address": "南昌市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1244",
        "name": "江西中医药大学科技学院",
        "code": "4136013437",
        "department": "江西省教育厅",
        "address": "南昌市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1245",
        "name": "江西师范大学科学技术学院",
        "code": "4136013438",
        "department": "江西省教育厅",
        "address": "南昌市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1246",
        "name": "赣南师范大学科技学院",
        "code": "4136013439",
        "department": "江西省教育厅",
        "address": "赣州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1247",
        "name": "江西科技师范大学理工学院",
        "code": "4136013440",
        "department": "江西省教育厅",
        "address": "南昌市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1248",
        "name": "江西财经大学现代经济管理\n学院",
        "code": "4136013441",
        "department": "江西省教育厅",
        "address": "南昌市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1249",
        "name": "豫章师范学院",
        "code": "4136013774",
        "department": "江西省",
        "address": "南昌市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1250",
        "name": "南昌师范学院",
        "code": "4136014437",
        "department": "江西省",
        "address": "南昌市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1251",
        "name": "上饶幼儿师范高等专科学校",
        "code": "3636000312",
        "department": "江西省",
        "address": "上饶市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1252",
        "name": "抚州幼儿师范高等专科学校",
        "code": "3636000519",
        "department": "江西省",
        "address": "抚州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1253",
        "name": "江西工业职业技术学院",
        "code": "4136010839",
        "department": "江西省",
        "address": "南昌市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1254",
        "name": "江西医学高等专科学校",
        "code": "4136010888",
        "department": "江西省",
        "address": "上饶市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1255",
        "name": "九江职业大学",
        "code": "4136011505",
        "department": "江西省",
        "address": "九江市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1256",
        "name": "九江职业技术学院",
        "code": "4136011785",
        "department": "江西省",
        "address": "九江市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1257",
        "name": "江西司法警官职业学院",
        "code": "4136012929",
        "department": "江西省",
        "address": "南昌市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1258",
        "name": "江西陶瓷工艺美术职业技术\n学院",
        "code": "4136012930",
        "department": "江西省",
        "address": "景德镇市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1259",
        "name": "江西旅游商贸职业学院",
        "code": "4136012932",
        "department": "江西省",
        "address": "南昌市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1260",
        "name": "江西电力职业技术学院",
        "code": "4136012933",
        "department": "江西省",
        "address": "南昌市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1261",
        "name": "江西环境工程职业学院",
        "code": "4136012934",
        "department": "江西省",
        "address": "赣州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1262",
        "name": "江西艺术职业学院",
        "code": "4136012936",
        "department": "江西省",
        "address": "南昌市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1263",
        "name": "鹰潭职业技术学院",
        "code": "4136012937",
        "department": "江西省",
        "address": "鹰潭市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1264",
        "name": "江西信息应用职业技术学院",
        "code": "4136012939",
        "department": "江西省",
        "address": "南昌市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1265",
        "name": "江西交通职业技术学院",
        "code": "4136012940",
        "department": "江西省",
        "address": "南昌市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1266",
        "name": "江西财经职业学院",
        "code": "4136012941",
        "department": "江西省",
        "address": "九江市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1267",
        "name": "江西应用技术职业学院",
        "code": "4136012942",
        "department": "江西省",
        "address": "赣州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1268",
        "name": "江西现代职业技术学院",
        "code": "4136012943",
        "department": "江西省",
        "address": "南昌市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1269",
        "name": "江西工业工程职业技术学院",
        "code": "4136012944",
        "department": "江西省",
        "address": "萍乡市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1270",
        "name": "江西机电职业技术学院",
        "code": "4136012976",
        "department": "江西省",
        "address": "南昌市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1271",
        "name": "江西科技职业学院",
        "code": "4136013419",
        "department": "江西省教育厅",
        "address": "南昌市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1272",
        "name": "南昌职业学院",
        "code": "4136013420",
        "department": "江西省教育厅",
        "address": "南昌市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1273",
        "name": "江西外语外贸职业学院",
        "code": "4136013422",
        "department": "江西省",
        "address": "南昌市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1274",
        "name": "江西工业贸易职业技术学院",
        "code": "4136013423",
        "department": "江西省",
        "address": "南昌市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1275",
        "name": "宜春职业技术学院",
        "code": "4136013424",
        "department": "江西省",
        "address": "宜春市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1276",
        "name": "江西应用工程职业学院",
        "code": "4136013425",
        "department": "江西省",
        "address": "萍乡市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1277",
        "name": "江西生物科技职业学院",
        "code": "4136013426",
        "department": "江西省",
        "address": "南昌市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1278",
        "name": "江西建设职业技术学院",
        "code": "4136013427",
        "department": "江西省",
        "address": "南昌市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1279",
        "name": "抚州职业技术学院",
        "code": "4136013428",
        "department": "江西省",
        "address": "抚州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1280",
        "name": "江西中医药高等专科学校",
        "code": "4136013775",
        "department": "江西省",
        "address": "抚州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1281",
        "name": "江西先锋软件职业技术学院",
        "code": "4136013776",
        "department": "江西省教育厅",
        "address": "南昌市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1282",
        "name": "江西经济管理职业学院",
        "code": "4136013866",
        "department": "江西省",
        "address": "南昌市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1283",
        "name": "江西制造职业技术学院",
        "code": "4136013867",
        "department": "江西省",
        "address": "南昌市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1284",
        "name": "江西工程职业学院",
        "code": "4136013868",
        "department": "江西省",
        "address": "南昌市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1285",
        "name": "江西青年职业学院",
        "code": "4136013869",
        "department": "江西省",
        "address": "南昌市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1286",
        "name": "上饶职业技术学院",
        "code": "4136013870",
        "department": "江西省",
        "address": "上饶市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1287",
        "name": "江西航空职业技术学院",
        "code": "4136013871",
        "department": "江西省",
        "address": "南昌市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1288",
        "name": "江西农业工程职业学院",
        "code": "4136013872",
        "department": "江西省",
        "address": "宜春市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1289",
        "name": "赣西科技职业学院",
        "code": "4136013873",
        "department": "江西省教育厅",
        "address": "新余市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1290",
        "name": "江西卫生职业学院",
        "code": "4136013965",
        "department": "江西省",
        "address": "南昌市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1291",
        "name": "江西新能源科技职业学院",
        "code": "4136014166",
        "department": "江西省教育厅",
        "address": "新余市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1292",
        "name": "江西枫林涉外经贸职业学院",
        "code": "4136014167",
        "department": "江西省教育厅",
        "address": "九江市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1293",
        "name": "江西泰豪动漫职业学院",
        "code": "4136014168",
        "department": "江西省教育厅",
        "address": "南昌市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1294",
        "name": "江西冶金职业技术学院",
        "code": "4136014241",
        "department": "江西省",
        "address": "新余市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1295",
        "name": "江西管理职业学院",
        "code": "4136014249",
        "department": "江西省",
        "address": "南昌市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1296",
        "name": "江西传媒职业学院",
        "code": "4136014250",
        "department": "江西省",
        "address": "南昌市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1297",
        "name": "江西工商职业技术学院",
        "code": "4136014321",
        "department": "江西省教育厅",
        "address": "南昌市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1298",
        "name": "景德镇陶瓷职业技术学院",
        "code": "4136014402",
        "department": "江西省教育厅",
        "address": "景德镇市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1299",
        "name": "共青科技职业学院",
        "code": "4136014403",
        "department": "江西省教育厅",
        "address": "九江市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1300",
        "name": "赣州师范高等专科学校",
        "code": "4136014465",
        "department": "江西省",
        "address": "赣州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1301",
        "name": "江西水利职业学院",
        "code": "4136014476",
        "department": "江西省",
        "address": "南昌市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1302",
        "name": "宜春幼儿师范高等专科学校",
        "code": "4136014494",
        "department": "江西省",
        "address": "宜春市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1303",
        "name": "吉安职业技术学院",
        "code": "4136014504",
        "department": "江西省",
        "address": "吉安市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1304",
        "name": "江西洪州职业学院",
        "code": "4136014505",
        "department": "江西省教育厅",
        "address": "宜春市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1305",
        "name": "江西师范高等专科学校",
        "code": "4136014537",
        "department": "江西省       ",
        "address": "鹰潭市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1306",
        "name": "南昌影视传播职业学院",
        "code": "4136014544",
        "department": "江西省教育厅",
        "address": "南昌市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1307",
        "name": "赣南卫生健康职业学院",
        "code": "4136014569",
        "department": "江西省",
        "address": "赣州市",
        "level": "专科",
        "remarks": ""
    },
    
    {
        "id": "1308",
        "name": "山东大学",
        "code": "4137010422",
        "department": "教育部",
        "address": "济南市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1309",
        "name": "中国海洋大学",
        "code": "4137010423",
        "department": "教育部",
        "address": "青岛市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1310",
        "name": "山东科技大学",
        "code": "4137010424",
        "department": "山东省",
        "address": "青岛市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1311",
        "name": "中国石油大学（华东）",
        "code": "4137010425",
        "department": "教育部",
        "address": "青岛市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1312",
        "name": "青岛科技大学",
        "code": "4137010426",
        "department": "山东省",
        "address": "青岛市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1313",
        "name": "济南大学",
        "code": "4137010427",
        "department": "山东省",
        "address": "济南市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1314",
        "name": "青岛理工大学",
        "code": "4137010429",
        "department": "山东省",
        "address": "青岛市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1315",
        "name": "山东建筑大学",
        "code": "4137010430",
        "department": "山东省",
        "address": "济南市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1316",
        "name": "齐鲁工业大学",
        "code": "4137010431",
        "department": "山东省",
        "address": "济南市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1317",
        "name": "山东理工大学",
        "code": "4137010433",
        "department": "山东省",
        "address": "淄博市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1318",
        "name": "山东农业大学",
        "code": "4137010434",
        "department": "山东省",
        "address": "泰安市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1319",
        "name": "青岛农业大学",
        "code": "4137010435",
        "department": "山东省",
        "address": "青岛市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1320",
        "name": "潍坊医学院",
        "code": "4137010438",
        "department": "山东省",
        "address": "潍坊市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1321",
        "name": "泰山医学院",
        "code": "4137010439",
        "department": "山东省",
        "address": "泰安市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1322",
        "name": "滨州医学院",
        "code": "4137010440",
        "department": "山东省",
        "address": "滨州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1323",
        "name": "山东中医药大学",
        "code": "4137010441",
        "department": "山东省",
        "address": "济南市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1324",
        "name": "济宁医学院",
        "code": "4137010443",
        "department": "山东省",
        "address": "济宁市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1325",
        "name": "山东师范大学",
        "code": "4137010445",
        "department": "山东省",
        "address": "济南市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1326",
        "name": "曲阜师范大学",
        "code": "4137010446",
        "department": "山东省",
        "address": "济宁市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1327",
        "name": "聊城大学",
        "code": "4137010447",
        "department": "山东省",
        "address": "聊城市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1328",
        "name": "德州学院",
        "code": "4137010448",
        "department": "山东省",
        "address": "德州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1329",
        "name": "滨州学院",
        "code": "4137010449",
        "department": "山东省",
        "address": "滨州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1330",
        "name": "鲁东大学",
        "code": "4137010451",
        "department": "山东省",
        "address": "烟台市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1331",
        "name": "临沂大学",
        "code": "4137010452",
        "department": "山东省",
        "address": "临沂市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1332",
        "name": "泰山学院",
        "code": "4137010453",
        "department": "山东省",
        "address": "泰安市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1333",
        "name": "济宁学院",
        "code": "4137010454",
        "department": "山东省",
        "address": "济宁市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1334",
        "name": "菏泽学院",
        "code": "4137010455",
        "department": "山东省",
        "address": "菏泽市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1335",
        "name": "山东财经大学",
        "code": "4137010456",
        "department": "山东省",
        "address": "济南市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1336",
        "name": "山东体育学院",
        "code": "4137010457",
        "department": "山东省",
        "address": "济南市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1337",
        "name": "山东艺术学院",
        "code": "4137010458",
        "department": "山东省",
        "address": "济南市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1338",
        "name": "齐鲁医药学院",
        "code": "4137010825",
        "department": "山东省教育厅",
        "address": "淄博市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1339",
        "name": "青岛滨海学院",
        "code": "4137010868",
        "department": "山东省教育厅",
        "address": "青岛市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1340",
        "name": "枣庄学院",
        "code": "4137010904",
        "department": "山东省",
        "address": "枣庄市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1341",
        "name": "山东工艺美术学院",
        "code": "4137010908",
        "department": "山东省",
        "address": "济南市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1342",
        "name": "青岛大学",
        "code": "4137011065",
        "department": "山东省",
        "address": "青岛市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1343",
        "name": "烟台大学",
        "code": "4137011066",
        "department": "山东省",
        "address": "烟台市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1344",
        "name": "潍坊学院",
        "code": "4137011067",
        "department": "山东省",
        "address": "潍坊市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1345",
        "name": "山东警察学院",
        "code": "4137011324",
        "department": "山东省",
        "address": "济南市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1346",
        "name": "山东交通学院",
        "code": "4137011510",
        "department": "山东省",
        "address": "济南市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1347",
        "name": "山东工商学院",
        "code": "4137011688",
        "department": "山东省",
        "address": "烟台市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1348",
        "name": "山东女子学院",
        "code": "4137012331",
        "department": "山东省",
        "address": "济南市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1349",
        "name": "烟台南山学院",
        "code": "4137012332",
        "department": "山东省教育厅",
        "address": "烟台市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1350",
        "name": "潍坊科技学院",
        "code": "4137012843",
        "department": "山东省教育厅",
        "address": "潍坊市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1351",
        "name": "山东英才学院",
        "code": "4137013006",
        "department": "山东省教育厅",
        "address": "济南市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1352",
        "name": "青岛恒星科技学院",
        "code": "4137013015",
        "department": "山东省教育厅",
        "address": "青岛市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1353",
        "name": "青岛黄海学院",
        "code": "4137013320",
        "department": "山东省教育厅",
        "address": "青岛市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1354",
        "name": "山东现代学院",
        "code": "4137013322",
        "department": "山东省教育厅",
        "address": "济南市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1355",
        "name": "山东协和学院",
        "code": "4137013324",
        "department": "山东省教育厅",
        "address": "济南市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1356",
        "name": "烟台大学文经学院",
        "code": "4137013359",
        "department": "山东省教育厅",
        "address": "烟台市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1357",
        "name": "聊城大学东昌学院",
        "code": "4137013373",
        "department": "山东省教育厅",
        "address": "聊城市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1358",
        "name": "青岛理工大学琴岛学院",
        "code": "4137013378",
        "department": "山东省教育厅",
        "address": "青岛市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1359",
        "name": "山东师范大学历山学院",
        "code": "4137013379",
        "department": "山东省教育厅",
        "address": "济南市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1360",
        "name": "山东财经大学燕山学院",
        "code": "4137013383",
        "department": "山东省教育厅",
        "address": "济南市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1361",
        "name": "中国石油大学胜利学院",
        "code": "4137013386",
        "department": "山东省教育厅",
        "address": "东营市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1362",
        "name": "山东科技大学泰山科技学院",
        "code": "4137013624",
        "department": "山东省教育厅",
        "address": "泰安市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1363",
        "name": "山东华宇工学院",
        "code": "4137013857",
        "department": "山东省教育厅",
        "address": "德州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1364",
        "name": "青岛工学院",
        "code": "4137013995",
        "department": "山东省教育厅",
        "address": "青岛市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1365",
        "name": "青岛农业大学海都学院",
        "code": "4137013997",
        "department": "山东省教育厅",
        "address": "烟台市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1366",
        "name": "齐鲁理工学院",
        "code": "4137013998",
        "department": "山东省教育厅",
        "address": "济南市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1367",
        "name": "山东财经大学东方学院",
        "code": "4137013999",
        "department": "山东省教育厅",
        "address": "泰安市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1368",
        "name": "济南大学泉城学院",
        "code": "4137014002",
        "department": "山东省教育厅",
        "address": "济南市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1369",
        "name": "山东政法学院",
        "code": "4137014100",
        "department": "山东省",
        "address": "济南市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1370",
        "name": "齐鲁师范学院",
        "code": "4137014276",
        "department": "山东省",
        "address": "济南市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1371",
        "name": "山东青年政治学院",
        "code": "4137014277",
        "department": "山东省",
        "address": "济南市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1372",
        "name": "北京电影学院现代创意媒体\n学院",
        "code": "4137014327",
        "department": "山东省教育厅",
        "address": "青岛市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1373",
        "name": "山东管理学院",
        "code": "4137014438",
        "department": "山东省",
        "address": "济南市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1374",
        "name": "山东农业工程学院",
        "code": "4137014439",
        "department": "山东省",
        "address": "济南市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1375",
        "name": "山东医学高等专科学校",
        "code": "4137010442",
        "department": "山东省",
        "address": "临沂市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1376",
        "name": "菏泽医学专科学校",
        "code": "4137010444",
        "department": "山东省",
        "address": "菏泽市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1377",
        "name": "山东商业职业技术学院",
        "code": "4137010832",
        "department": "山东省",
        "address": "济南市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1378",
        "name": "山东电力高等专科学校",
        "code": "4137011827",
        "department": "山东省",
        "address": "济南市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1379",
        "name": "日照职业技术学院",
        "code": "4137012062",
        "department": "山东省",
        "address": "日照市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1380",
        "name": "曲阜远东职业技术学院",
        "code": "4137012070",
        "department": "山东省教育厅",
        "address": "济宁市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1381",
        "name": "青岛职业技术学院",
        "code": "4137012324",
        "department": "山东省",
        "address": "青岛市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1382",
        "name": "威海职业学院",
        "code": "4137012326",
        "department": "山东省",
        "address": "威海市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1383",
        "name": "山东职业学院",
        "code": "4137012328",
        "department": "山东省",
        "address": "济南市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1384",
        "name": "山东劳动职业技术学院",
        "code": "4137012329",
        "department": "山东省",
        "address": "济南市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1385",
        "name": "莱芜职业技术学院",
        "code": "4137012330",
        "department": "山东省",
        "address": "莱芜市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1386",
        "name": "济宁职业技术学院",
        "code": "4137012335",
        "department": "山东省",
        "address": "济宁市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1387",
        "name": "潍坊职业学院",
        "code": "4137012391",
        "department": "山东省",
        "address": "潍坊市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1388",
        "name": "烟台职业学院",
        "code": "4137012396",
        "department": "山东省",
        "address": "烟台市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1389",
        "name": "东营职业学院",
        "code": "4137012440",
        "department": "山东省",
        "address": "东营市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1390",
        "name": "聊城职业技术学院",
        "code": "4137012441",
        "department": "山东省",
        "address": "聊城市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1391",
        "name": "滨州职业学院",
        "code": "4137012818",
        "department": "山东省",
        "address": "滨州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1392",
        "name": "山东科技职业学院",
        "code": "4137012819",
        "department": "山东省",
        "address": "潍坊市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1393",
        "name": "山东服装职业学院",
        "code": "4137012841",
        "department": "山东省",
        "address": "泰安市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1394",
        "name": "德州科技职业学院",
        "code": "4137012842",
        "department": "山东省教育厅",
        "address": "德州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1395",
        "name": "山东力明科技职业学院",
        "code": "4137012844",
        "department": "山东省教育厅",
        "address": "泰安市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1396",
        "name": "山东圣翰财贸职业学院",
        "code": "4137012945",
        "department": "山东省教育厅",
        "address": "济南市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1397",
        "name": "山东水利职业学院",
        "code": "4137012946",
        "department": "山东省",
        "address": "日照市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1398",
        "name": "山东畜牧兽医职业学院",
        "code": "4137012947",
        "department": "山东省",
        "address": "潍坊市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1399",
        "name": "青岛飞洋职业技术学院",
        "code": "4137013005",
        "department": "山东省教育厅",
        "address": "青岛市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1400",
        "name": "东营科技职业学院",
        "code": "4137013007",
        "department": "山东省教育厅",
        "address": "东营市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1401",
        "name": "山东交通职业学院",
        "code": "4137013008",
        "department": "山东省",
        "address": "潍坊市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1402",
        "name": "淄博职业学院",
        "code": "4137013009",
        "department": "山东省",
        "address": "淄博市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1403",
        "name": "山东外贸职业学院",
        "code": "4137013010",
        "department": "山东省",
        "address": "青岛市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1404",
        "name": "青岛酒店管理职业技术学院",
        "code": "4137013011",
        "department": "山东省",
        "address": "青岛市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1405",
        "name": "山东信息职业技术学院",
        "code": "4137013012",
        "department": "山东省",
        "address": "潍坊市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1406",
        "name": "青岛港湾职业技术学院",
        "code": "4137013014",
        "department": "山东省",
        "address": "青岛市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1407",
        "name": "山东胜利职业学院",
        "code": "4137013316",
        "department": "山东省",
        "address": "东营市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1408",
        "name": "山东经贸职业学院",
        "code": "4137013317",
        "department": "山东省",
        "address": "潍坊市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1409",
        "name": "山东工业职业学院",
        "code": "4137013318",
        "department": "山东省",
        "address": "淄博市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1410",
        "name": "山东化工职业学院",
        "code": "4137013319",
        "department": "山东省",
        "address": "淄博市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1411",
        "name": "青岛求实职业技术学院",
        "code": "4137013321",
        "department": "山东省教育厅",
        "address": "青岛市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1412",
        "name": "济南职业学院",
        "code": "4137013323",
        "department": "山东省",
        "address": "济南市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1413",
        "name": "烟台工程职业技术学院",
        "code": "4137013355",
        "department": "山东省",
        "address": "烟台市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1414",
        "name": "山东凯文科技职业学院",
        "code": "4137013356",
        "department": "山东省教育厅",
        "address": "济南市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1415",
        "name": "山东外国语职业学院",
        "code": "4137013387",
        "department": "山东省教育厅",
        "address": "日照市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1416",
        "name": "潍坊工商职业学院",
        "code": "4137013388",
        "department": "山东省教育厅",
        "address": "潍坊市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1417",
        "name": "德州职业技术学院",
        "code": "4137013389",
        "department": "山东省",
        "address": "德州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1418",
        "name": "枣庄科技职业学院",
        "code": "4137013390",
        "department": "山东省",
        "address": "枣庄市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1419",
        "name": "淄博师范高等专科学校",
        "code": "4137013777",
        "department": "山东省",
        "address": "淄博市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1420",
        "name": "山东中医药高等专科学校",
        "code": "4137013778",
        "department": "山东省",
        "address": "烟台市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1421",
        "name": "济南工程职业技术学院",
        "code": "4137013855",
        "department": "山东省",
        "address": "济南市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1422",
        "name": "山东电子职业技术学院",
        "code": "4137013856",
        "department": "山东省",
        "address": "济南市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1423",
        "name": "山东旅游职业学院",
        "code": "4137013858",
        "department": "山东省",
        "address": "济南市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1424",
        "name": "山东铝业职业学院",
        "code": "4137013859",
        "department": "山东省",
        "address": "淄博市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1425",
        "name": "山东杏林科技职业学院",
        "code": "4137013860",
        "department": "山东省教育厅",
        "address": "济南市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1426",
        "name": "泰山职业技术学院",
        "code": "4137013861",
        "department": "山东省",
        "address": "泰安市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1427",
        "name": "山东外事翻译职业学院",
        "code": "4137013874",
        "department": "山东省教育厅",
        "address": "威海市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1428",
        "name": "山东药品食品职业学院",
        "code": "4137013966",
        "department": "山东省",
        "address": "威海市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1429",
        "name": "山东商务职业学院",
        "code": "4137014078",
        "department": "山东省",
        "address": "烟台市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1430",
        "name": "山东轻工职业学院",
        "code": "4137014079",
        "department": "山东省",
        "address": "淄博市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1431",
        "name": "山东城市建设职业学院",
        "code": "4137014080",
        "department": "山东省",
        "address": "济南市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1432",
        "name": "烟台汽车工程职业学院",
        "code": "4137014081",
        "department": "山东省",
        "address": "烟台市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1433",
        "name": "山东司法警官职业学院",
        "code": "4137014082",
        "department": "山东省",
        "address": "济南市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1434",
        "name": "菏泽家政职业学院",
        "code": "4137014118",
        "department": "山东省",
        "address": "菏泽市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1435",
        "name": "山东传媒职业学院",
        "code": "4137014193",
        "department": "山东省",
        "address": "济南市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1436",
        "name": "临沂职业学院",
        "code": "4137014195",
        "department": "山东省",
        "address": "临沂市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1437",
        "name": "枣庄职业学院",
        "code": "4137014196",
        "department": "山东省",
        "address": "枣庄市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1438",
        "name": "山东理工职业学院",
        "code": "4137014242",
        "department": "山东省",
        "address": "济宁市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1439",
        "name": "山东文化产业职业学院",
        "code": "4137014261",
        "department": "山东省教育厅",
        "address": "烟台市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1440",
        "name": "青岛远洋船员职业学院",
        "code": "4137014320",
        "department": "山东省",
        "address": "青岛市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1441",
        "name": "济南幼儿师范高等专科学校",
        "code": "4137014332",
        "department": "山东省",
        "address": "济南市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1442",
        "name": "济南护理职业学院",
        "code": "4137014343",
        "department": "山东省",
        "address": "济南市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1443",
        "name": "泰山护理职业学院",
        "code": "4137014345",
        "department": "山东省",
        "address": "泰安市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1444",
        "name": "山东海事职业学院",
        "code": "4137014346",
        "department": "山东省教育厅",
        "address": "潍坊市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1445",
        "name": "潍坊护理职业学院",
        "code": "4137014347",
        "department": "山东省",
        "address": "潍坊市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1446",
        "name": "潍坊工程职业学院",
        "code": "4137014379",
        "department": "山东省",
        "address": "潍坊市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1447",
        "name": "菏泽职业学院",
        "code": "4137014477",
        "department": "山东省",
        "address": "菏泽市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1448",
        "name": "山东艺术设计职业学院",
        "code": "4137014506",
        "department": "山东省教育厅",
        "address": "济南市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1449",
        "name": "威海海洋职业学院",
        "code": "4137014507",
        "department": "山东省",
        "address": "威海市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1450",
        "name": "山东特殊教育职业学院",
        "code": "4137014545",
        "department": "山东省",
        "address": "济南市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1451",
        "name": "烟台黄金职业学院",
        "code": "4137014570",
        "department": "山东省教育厅",
        "address": "烟台市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1452",
        "name": "日照航海工程职业学院",
        "code": "4137014605",
        "department": "山东省教育厅",
        "address": "日照市",
        "level": "专科",
        "remarks": "民办"
    },
    
    {
        "id": "1453",
        "name": "华北水利水电大学",
        "code": "4141010078",
        "department": "河南省",
        "address": "郑州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1454",
        "name": "郑州大学",
        "code": "4141010459",
        "department": "河南省",
        "address": "郑州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1455",
        "name": "河南理工大学",
        "code": "4141010460",
        "department": "河南省",
        "address": "焦作市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1456",
        "name": "郑州轻工业学院",
        "code": "4141010462",
        "department": "河南省",
        "address": "郑州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1457",
        "name": "河南工业大学",
        "code": "4141010463",
        "department": "河南省",
        "address": "郑州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1458",
        "name": "河南科技大学",
        "code": "4141010464",
        "department": "河南省",
        "address": "洛阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1459",
        "name": "中原工学院",
        "code": "4141010465",
        "department": "河南省",
        "address": "郑州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1460",
        "name": "河南农业大学",
        "code": "4141010466",
        "department": "河南省",
        "address": "郑州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1461",
        "name": "河南科技学院",
        "code": "4141010467",
        "department": "河南省",
        "address": "新乡市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1462",
        "name": "河南牧业经济学院",
        "code": "4141010469",
        "department": "河南省",
        "address": "郑州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1463",
        "name": "河南中医药大学",
        "code": "4141010471",
        "department": "河南省",
        "address": "郑州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1464",
        "name": "新乡医学院",
        "code": "4141010472",
        "department": "河南省",
        "address": "新乡市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1465",
        "name": "河南大学",
        "code": "4141010475",
        "department": "河南省",
        "address": "开封市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1466",
        "name": "河南师范大学",
        "code": "4141010476",
        "department": "河南省",
        "address": "新乡市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1467",
        "name": "信阳师范学院",
        "code": "4141010477",
        "department": "河南省",
        "address": "信阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1468",
        "name": "周口师范学院",
        "code": "4141010478",
        "department": "河南省",
        "address": "周口市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1469",
        "name": "安阳师范学院",
        "code": "4141010479",
        "department": "河南省",
        "address": "安阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1470",
        "name": "许昌学院",
        "code": "4141010480",
        "department": "河南省",
        "address": "许昌市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1471",
        "name": "南阳师范学院",
        "code": "4141010481",
        "department": "河南省",
        "address": "南阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1472",
        "name": "洛阳师范学院",
        "code": "4141010482",
        "department": "河南省",
        "address": "洛阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1473",
        "name": "商丘师范学院",
        "code": "4141010483",
        "department": "河南省",
        "address": "商丘市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1474",
        "name": "河南财经政法大学",
        "code": "4141010484",
        "department": "河南省",
        "address": "郑州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1475",
        "name": "郑州航空工业管理学院",
        "code": "4141010485",
        "department": "河南省",
        "address": "郑州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1476",
        "name": "黄淮学院",
        "code": "4141010918",
        "department": "河南省",
        "address": "驻马店市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1477",
        "name": "平顶山学院",
        "code": "4141010919",
        "department": "河南省",
        "address": "平顶山市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1478",
        "name": "郑州工程技术学院",
        "code": "4141011068",
        "department": "河南省",
        "address": "郑州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1479",
        "name": "洛阳理工学院",
        "code": "4141011070",
        "department": "河南省",
        "address": "洛阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1480",
        "name": "新乡学院",
        "code": "4141011071",
        "department": "河南省",
        "address": "新乡市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1481",
        "name": "信阳农林学院",
        "code": "4141011326",
        "department": "河南省",
        "address": "信阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1482",
        "name": "河南工学院",
        "code": "4141011329",
        "department": "河南省",
        "address": "新乡市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1483",
        "name": "安阳工学院",
        "code": "4141011330",
        "department": "河南省",
        "address": "安阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1484",
        "name": "河南工程学院",
        "code": "4141011517",
        "department": "河南省",
        "address": "郑州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1485",
        "name": "河南财政金融学院",
        "code": "4141011652",
        "department": "河南省",
        "address": "郑州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1486",
        "name": "南阳理工学院",
        "code": "4141011653",
        "department": "河南省",
        "address": "南阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1487",
        "name": "河南城建学院",
        "code": "4141011765",
        "department": "河南省",
        "address": "平顶山市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1488",
        "name": "河南警察学院",
        "code": "4141011788",
        "department": "河南省",
        "address": "郑州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1489",
        "name": "黄河科技学院",
        "code": "4141011834",
        "department": "河南省教育厅",
        "address": "郑州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1490",
        "name": "铁道警察学院",
        "code": "4141012735",
        "department": "公安部",
        "address": "郑州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1491",
        "name": "郑州科技学院",
        "code": "4141012746",
        "department": "河南省教育厅",
        "address": "郑州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1492",
        "name": "郑州工业应用技术学院",
        "code": "4141012747",
        "department": "河南省教育厅",
        "address": "郑州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1493",
        "name": "郑州师范学院",
        "code": "4141012949",
        "department": "河南省",
        "address": "郑州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1494",
        "name": "郑州财经学院",
        "code": "4141013497",
        "department": "河南省教育厅",
        "address": "郑州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1495",
        "name": "黄河交通学院",
        "code": "4141013498",
        "department": "河南省教育厅",
        "address": "焦作市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1496",
        "name": "商丘工学院",
        "code": "4141013500",
        "department": "河南省教育厅",
        "address": "商丘市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1497",
        "name": "河南大学民生学院",
        "code": "4141013501",
        "department": "河南省教育厅",
        "address": "开封市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1498",
        "name": "河南师范大学新联学院",
        "code": "4141013502",
        "department": "河南省教育厅",
        "address": "郑州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1499",
        "name": "信阳学院",
        "code": "4141013503",
        "department": "河南省教育厅",
        "address": "信阳市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1500",
        "name": "安阳学院",
        "code": "4141013504",
        "department": "河南省教育厅",
        "address": "安阳市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1501",
        "name": "新乡医学院三全学院",
        "code": "4141013505",
        "department": "河南省教育厅",
        "address": "新乡市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1502",
        "name": "河南科技学院新科学院",
        "code": "4141013506",
        "department": "河南省教育厅",
        "address": "新乡市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1503",
        "name": "郑州工商学院",
        "code": "4141013507",
        "department": "河南省教育厅",
        "address": "郑州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1504",
        "name": "中原工学院信息商务学院",
        "code": "4141013508",
        "department": "河南省教育厅",
        "address": "郑州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1505",
        "name": "商丘学院",
        "code": "4141014003",
        "department": "河南省教育厅",
        "address": "商丘市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1506",
        "name": "郑州成功财经学院",
        "code": "4141014040",
        "department": "河南省教育厅",
        "address": "郑州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1507",
        "name": "郑州升达经贸管理学院",
        "code": "4141014333",
        "department": "河南省教育厅",
        "address": "郑州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1508",
        "name": "河南职业技术学院",
        "code": "4141010824",
        "department": "河南省",
        "address": "郑州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1509",
        "name": "漯河职业技术学院",
        "code": "4141010835",
        "department": "河南省",
        "address": "漯河市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1510",
        "name": "三门峡职业技术学院",
        "code": "4141010842",
        "department": "河南省",
        "address": "三门峡市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1511",
        "name": "郑州铁路职业技术学院",
        "code": "4141010843",
        "department": "河南省",
        "address": "郑州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1512",
        "name": "开封大学",
        "code": "4141011069",
        "department": "河南省",
        "address": "开封市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1513",
        "name": "焦作大学",
        "code": "4141011522",
        "department": "河南省",
        "address": "焦作市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1514",
        "name": "濮阳职业技术学院",
        "code": "4141011787",
        "department": "河南省",
        "address": "濮阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1515",
        "name": "郑州电力高等专科学校",
        "code": "4141011828",
        "department": "河南省",
        "address": "郑州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1516",
        "name": "黄河水利职业技术学院",
        "code": "4141012058",
        "department": "河南省",
        "address": "开封市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1517",
        "name": "许昌职业技术学院",
        "code": "4141012067",
        "department": "河南省",
        "address": "许昌市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1518",
        "name": "河南工业和信息化职业学院",
        "code": "4141012581",
        "department": "河南省",
        "address": "焦作市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1519",
        "name": "河南水利与环境职业学院",
        "code": "4141012582",
        "department": "河南省",
        "address": "郑州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1520",
        "name": "商丘职业技术学院",
        "code": "4141012745",
        "department": "河南省",
        "address": "商丘市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1521",
        "name": "平顶山工业职业技术学院",
        "code": "4141012748",
        "department": "河南省",
        "address": "平顶山市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1522",
        "name": "周口职业技术学院",
        "code": "4141012750",
        "department": "河南省",
        "address": "周口市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1523",
        "name": "济源职业技术学院",
        "code": "4141012768",
        "department": "河南省",
        "address": "济源市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1524",
        "name": "河南司法警官职业学院",
        "code": "4141012781",
        "department": "河南省",
        "address": "郑州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1525",
        "name": "鹤壁职业技术学院",
        "code": "4141012793",
        "department": "河南省",
        "address": "鹤壁市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1526",
        "name": "河南工业职业技术学院",
        "code": "4141012794",
        "department": "河南省",
        "address": "南阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1527",
        "name": "郑州澍青医学高等专科学校",
        "code": "4141012948",
        "department": "河南省教育厅",
        "address": "郑州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1528",
        "name": "焦作师范高等专科学校",
        "code": "4141012950",
        "department": "河南省",
        "address": "焦作市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1529",
        "name": "河南检察职业学院",
        "code": "4141013499",
        "department": "河南省",
        "address": "郑州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1530",
        "name": "河南质量工程职业学院",
        "code": "4141013564",
        "department": "河南省",
        "address": "平顶山市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1531",
        "name": "郑州信息科技职业学院",
        "code": "4141013565",
        "department": "河南省",
        "address": "郑州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1532",
        "name": "漯河医学高等专科学校",
        "code": "4141013780",
        "department": "河南省",
        "address": "漯河市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1533",
        "name": "南阳医学高等专科学校",
        "code": "4141013781",
        "department": "河南省",
        "address": "南阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1534",
        "name": "商丘医学高等专科学校",
        "code": "4141013782",
        "department": "河南省",
        "address": "商丘市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1535",
        "name": "郑州电子信息职业技术学院",
        "code": "4141013783",
        "department": "河南省教育厅",
        "address": "郑州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1536",
        "name": "信阳职业技术学院",
        "code": "4141013784",
        "department": "河南省",
        "address": "信阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1537",
        "name": "嵩山少林武术职业学院",
        "code": "4141013785",
        "department": "河南省教育厅",
        "address": "郑州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1538",
        "name": "郑州工业安全职业学院",
        "code": "4141013786",
        "department": "河南省",
        "address": "郑州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1539",
        "name": "永城职业学院",
        "code": "4141013787",
        "department": "河南省",
        "address": "商丘市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1540",
        "name": "河南经贸职业学院",
        "code": "4141013788",
        "department": "河南省",
        "address": "郑州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1541",
        "name": "河南交通职业技术学院",
        "code": "4141013789",
        "department": "河南省",
        "address": "郑州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1542",
        "name": "河南农业职业学院",
        "code": "4141013790",
        "department": "河南省",
        "address": "郑州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1543",
        "name": "郑州旅游职业学院",
        "code": "4141013791",
        "department": "河南省",
        "address": "郑州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1544",
        "name": "郑州职业技术学院",
        "code": "4141013792",
        "department": "河南省",
        "address": "郑州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1545",
        "name": "河南信息统计职业学院",
        "code": "4141013885",
        "department": "河南省",
        "address": "郑州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1546",
        "name": "河南林业职业学院",
        "code": "4141013889",
        "department": "河南省",
        "address": "洛阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1547",
        "name": "河南工业贸易职业学院",
        "code": "4141013936",
        "department": "河南省",
        "address": "郑州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1548",
        "name": "郑州电力职业技术学院",
        "code": "4141014062",
        "department": "河南省教育厅",
        "address": "郑州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1549",
        "name": "周口科技职业学院",
        "code": "4141014169",
        "department": "河南省教育厅",
        "address": "周口市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1550",
        "name": "河南建筑职业技术学院",
        "code": "4141014181",
        "department": "河南省",
        "address": "郑州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1551",
        "name": "漯河食品职业学院",
        "code": "4141014233",
        "department": "河南省教育厅",
        "address": "漯河市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1552",
        "name": "郑州城市职业学院",
        "code": "4141014235",
        "department": "河南省教育厅",
        "address": "郑州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1553",
        "name": "安阳职业技术学院",
        "code": "4141014243",
        "department": "河南省",
        "address": "安阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1554",
        "name": "新乡职业技术学院",
        "code": "4141014245",
        "department": "河南省",
        "address": "新乡市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1555",
        "name": "驻马店职业技术学院",
        "code": "4141014251",
        "department": "河南省",
        "address": "驻马店市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1556",
        "name": "焦作工贸职业学院",
        "code": "4141014300",
        "department": "河南省教育厅",
        "address": "焦作市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1557",
        "name": "许昌陶瓷职业学院",
        "code": "4141014301",
        "department": "河南省教育厅",
        "address": "许昌市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1558",
        "name": "郑州理工职业学院",
        "code": "4141014302",
        "department": "河南省教育厅",
        "address": "郑州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1559",
        "name": "郑州信息工程职业学院",
        "code": "4141014303",
        "department": "河南省教育厅",
        "address": "郑州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1560",
        "name": "长垣烹饪职业技术学院",
        "code": "4141014305",
        "department": "河南省教育厅",
        "address": "新乡市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1561",
        "name": "开封文化艺术职业学院",
        "code": "4141014306",
        "department": "河南省",
        "address": "开封市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1562",
        "name": "河南应用技术职业学院",
        "code": "4141014307",
        "department": "河南省",
        "address": "郑州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1563",
        "name": "河南艺术职业学院",
        "code": "4141014308",
        "department": "河南省",
        "address": "郑州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1564",
        "name": "河南机电职业学院",
        "code": "4141014348",
        "department": "河南省",
        "address": "郑州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1565",
        "name": "河南护理职业学院",
        "code": "4141014349",
        "department": "河南省",
        "address": "安阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1566",
        "name": "许昌电气职业学院",
        "code": "4141014350",
        "department": "河南省",
        "address": "许昌市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1567",
        "name": "信阳涉外职业技术学院",
        "code": "4141014351",
        "department": "河南省教育厅",
        "address": "信阳市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1568",
        "name": "鹤壁汽车工程职业学院",
        "code": "4141014352",
        "department": "河南省教育厅",
        "address": "鹤壁市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1569",
        "name": "南阳职业学院",
        "code": "4141014353",
        "department": "河南省教育厅",
        "address": "南阳市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1570",
        "name": "郑州商贸旅游职业学院",
        "code": "4141014380",
        "department": "河南省教育厅",
        "address": "郑州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1571",
        "name": "河南推拿职业学院",
        "code": "4141014382",
        "department": "河南省",
        "address": "洛阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1572",
        "name": "洛阳职业技术学院",
        "code": "4141014383",
        "department": "河南省",
        "address": "洛阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1573",
        "name": "郑州幼儿师范高等专科学校",
        "code": "4141014391",
        "department": "河南省",
        "address": "郑州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1574",
        "name": "安阳幼儿师范高等专科学校",
        "code": "4141014392",
        "department": "河南省",
        "address": "安阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1575",
        "name": "郑州黄河护理职业学院",
        "code": "4141014405",
        "department": "河南省教育厅",
        "address": "郑州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1576",
        "name": "河南医学高等专科学校",
        "code": "4141014466",
        "department": "河南省",
        "address": "郑州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1577",
        "name": "郑州财税金融职业学院",
        "code": "4141014478",
        "department": "河南省",
        "address": "郑州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1578",
        "name": "南阳农业职业学院",
        "code": "4141014479",
        "department": "河南省",
        "address": "南阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1579",
        "name": "洛阳科技职业学院",
        "code": "4141014480",
        "department": "河南省教育厅",
        "address": "洛阳市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1580",
        "name": "鹤壁能源化工职业学院",
        "code": "4141014529",
        "department": "河南省教育厅",
        "address": "鹤壁市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1581",
        "name": "平顶山文化艺术职业学院",
        "code": "4141014530",
        "department": "河南省教育厅",
        "address": "平顶山市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1582",
        "name": "濮阳医学高等专科学校",
        "code": "4141014597",
        "department": "河南省",
        "address": "濮阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1583",
        "name": "驻马店幼儿师范高等专科学校",
        "code": "4141014598",
        "department": "河南省",
        "address": "驻马店市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1584",
        "name": "三门峡社会管理职业学院",
        "code": "4141014606",
        "department": "河南省",
        "address": "三门峡市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1585",
        "name": "河南轻工职业学院",
        "code": "4141014607",
        "department": "河南省",
        "address": "郑州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1586",
        "name": "河南测绘职业学院",
        "code": "4141014608",
        "department": "河南省",
        "address": "郑州市",
        "level": "专科",
        "remarks": ""
    },
    
    {
        "id": "1587",
        "name": "武汉大学",
        "code": "4142010486",
        "department": "教育部",
        "address": "武汉市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1588",
        "name": "华中科技大学",
        "code": "4142010487",
        "department": "教育部",
        "address": "武汉市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1589",
        "name": "武汉科技大学",
        "code": "4142010488",
        "department": "湖北省",
        "address": "武汉市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1590",
        "name": "长江大学",
        "code": "4142010489",
        "department": "湖北省",
        "address": "荆州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1591",
        "name": "武汉工程大学",
        "code": "4142010490",
        "department": "湖北省",
        "address": "武汉市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1592",
        "name": "中国地质大学（武汉）",
        "code": "4142010491",
        "department": "教育部",
        "address": "武汉市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1593",
        "name": "武汉纺织大学",
        "code": "4142010495",
        "department": "湖北省",
        "address": "武汉市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1594",
        "name": "武汉轻工大学",
        "code": "4142010496",
        "department": "湖北省",
        "address": "武汉市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1595",
        "name": "武汉理工大学",
        "code": "4142010497",
        "department": "教育部",
        "address": "武汉市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1596",
        "name": "湖北工业大学",
        "code": "4142010500",
        "department": "湖北省",
        "address": "武汉市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1597",
        "name": "华中农业大学",
        "code": "4142010504",
        "department": "教育部",
        "address": "武汉市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1598",
        "name": "湖北中医药大学",
        "code": "4142010507",
        "department": "湖北省",
        "address": "武汉市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1599",
        "name": "华中师范大学",
        "code": "4142010511",
        "department": "教育部",
        "address": "武汉市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1600",
        "name": "湖北大学",
        "code": "4142010512",
        "department": "湖北省",
        "address": "武汉市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1601",
        "name": "湖北师范大学",
        "code": "4142010513",
        "department": "湖北省",
        "address": "黄石市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1602",
        "name": "黄冈师范学院",
        "code": "4142010514",
        "department": "湖北省",
        "address": "黄冈市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1603",
        "name": "湖北民族学院",
        "code": "4142010517",
        "department": "湖北省",
        "address": "恩施土家族苗族自治州",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1604",
        "name": "汉江师范学院",
        "code": "4142010518",
        "department": "湖北省",
        "address": "十堰市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1605",
        "name": "湖北文理学院",
        "code": "4142010519",
        "department": "湖北省",
        "address": "襄阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1606",
        "name": "中南财经政法大学",
        "code": "4142010520",
        "department": "教育部",
        "address": "武汉市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1607",
        "name": "武汉体育学院",
        "code": "4142010522",
        "department": "湖北省",
        "address": "武汉市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1608",
        "name": "湖北美术学院",
        "code": "4142010523",
        "department": "湖北省",
        "address": "武汉市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1609",
        "name": "中南民族大学",
        "code": "4142010524",
        "department": "国家民委",
        "address": "武汉市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1610",
        "name": "湖北汽车工业学院",
        "code": "4142010525",
        "department": "湖北省",
        "address": "十堰市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1611",
        "name": "湖北工程学院",
        "code": "4142010528",
        "department": "湖北省",
        "address": "孝感市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1612",
        "name": "湖北理工学院",
        "code": "4142010920",
        "department": "湖北省",
        "address": "黄石市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1613",
        "name": "湖北科技学院",
        "code": "4142010927",
        "department": "湖北省",
        "address": "咸宁市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1614",
        "name": "湖北医药学院",
        "code": "4142010929",
        "department": "湖北省",
        "address": "十堰市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1615",
        "name": "江汉大学",
        "code": "4142011072",
        "department": "湖北省",
        "address": "武汉市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1616",
        "name": "三峡大学",
        "code": "4142011075",
        "department": "湖北省",
        "address": "宜昌市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1617",
        "name": "湖北警官学院",
        "code": "4142011332",
        "department": "湖北省",
        "address": "武汉市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1618",
        "name": "荆楚理工学院",
        "code": "4142011336",
        "department": "湖北省",
        "address": "荆门市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1619",
        "name": "武汉音乐学院",
        "code": "4142011524",
        "department": "湖北省",
        "address": "武汉市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1620",
        "name": "湖北经济学院",
        "code": "4142011600",
        "department": "湖北省",
        "address": "武汉市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1621",
        "name": "武汉商学院",
        "code": "4142011654",
        "department": "湖北省",
        "address": "武汉市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1622",
        "name": "武汉东湖学院",
        "code": "4142011798",
        "department": "湖北省教育厅",
        "address": "武汉市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1623",
        "name": "汉口学院",
        "code": "4142011800",
        "department": "湖北省教育厅",
        "address": "武汉市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1624",
        "name": "武昌首义学院",
        "code": "4142012309",
        "department": "湖北省教育厅",
        "address": "武汉市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1625",
        "name": "武昌理工学院",
        "code": "4142012310",
        "department": "湖北省教育厅",
        "address": "武汉市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1626",
        "name": "武汉生物工程学院",
        "code": "4142012362",
        "department": "湖北省教育厅",
        "address": "武汉市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1627",
        "name": "武汉晴川学院",
        "code": "4142013188",
        "department": "湖北省教育厅",
        "address": "武汉市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1628",
        "name": "湖北大学知行学院",
        "code": "4142013234",
        "department": "湖北省教育厅",
        "address": "武汉市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1629",
        "name": "武汉科技大学城市学院",
        "code": "4142013235",
        "department": "湖北省教育厅",
        "address": "武汉市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1630",
        "name": "三峡大学科技学院",
        "code": "4142013236",
        "department": "湖北省教育厅",
        "address": "宜昌市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1631",
        "name": "江汉大学文理学院",
        "code": "4142013237",
        "department": "湖北省教育厅",
        "address": "武汉市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1632",
        "name": "湖北工业大学工程技术学院",
        "code": "4142013238",
        "department": "湖北省教育厅",
        "address": "武汉市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1633",
        "name": "武汉工程大学邮电与信息工程\n学院",
        "code": "4142013239",
        "department": "湖北省教育厅",
        "address": "武汉市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1634",
        "name": "武汉纺织大学外经贸学院",
        "code": "4142013240",
        "department": "湖北省教育厅",
        "address": "武汉市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1635",
        "name": "武昌工学院",
        "code": "4142013241",
        "department": "湖北省教育厅",
        "address": "武汉市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1636",
        "name": "武汉工商学院",
        "code": "4142013242",
        "department": "湖北省教育厅",
        "address": "武汉市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1637",
        "name": "长江大学工程技术学院",
        "code": "4142013245",
        "department": "湖北省教育厅",
        "address": "荆州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1638",
        "name": "长江大学文理学院",
        "code": "4142013246",
        "department": "湖北省教育厅",
        "address": "荆州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1639",
        "name": "湖北商贸学院",
        "code": "4142013247",
        "department": "湖北省教育厅",
        "address": "武汉市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1640",
        "name": "湖北汽车工业学院科技学院",
        "code": "4142013248",
        "department": "湖北省教育厅",
        "address": "十堰市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1641",
        "name": "湖北医药学院药护学院",
        "code": "4142013249",
        "department": "湖北省教育厅",
        "address": "十堰市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1642",
        "name": "湖北民族学院科技学院",
        "code": "4142013250",
        "department": "湖北省教育厅",
        "address": "恩施土家族苗族自治州",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1643",
        "name": "湖北经济学院法商学院",
        "code": "4142013251",
        "department": "湖北省教育厅",
        "address": "武汉市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1644",
        "name": "武汉体育学院体育科技学院",
        "code": "4142013253",
        "department": "湖北省教育厅",
        "address": "武汉市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1645",
        "name": "湖北师范大学文理学院",
        "code": "4142013256",
        "department": "湖北省教育厅",
        "address": "黄石市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1646",
        "name": "湖北文理学院理工学院",
        "code": "4142013257",
        "department": "湖北省教育厅",
        "address": "襄阳市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1647",
        "name": "湖北工程学院新技术学院",
        "code": "4142013258",
        "department": "湖北省教育厅",
        "address": "孝感市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1648",
        "name": "文华学院",
        "code": "4142013262",
        "department": "湖北省教育厅",
        "address": "武汉市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1649",
        "name": "武汉学院",
        "code": "4142013634",
        "department": "湖北省教育厅",
        "address": "武汉市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1650",
        "name": "武汉工程科技学院",
        "code": "4142013664",
        "department": "湖北省教育厅",
        "address": "武汉市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1651",
        "name": "武汉华夏理工学院",
        "code": "4142013666",
        "department": "湖北省教育厅",
        "address": "武汉市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1652",
        "name": "武汉传媒学院",
        "code": "4142013686",
        "department": "湖北省教育厅",
        "address": "武汉市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1653",
        "name": "武汉设计工程学院",
        "code": "4142014035",
        "department": "湖北省教育厅",
        "address": "武汉市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1654",
        "name": "湖北第二师范学院",
        "code": "4142014099",
        "department": "湖北省",
        "address": "武汉市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1655",
        "name": "武汉职业技术学院",
        "code": "4142010834",
        "department": "湖北省",
        "address": "武汉市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1656",
        "name": "黄冈职业技术学院",
        "code": "4142010955",
        "department": "湖北省",
        "address": "黄冈市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1657",
        "name": "长江职业学院",
        "code": "4142010956",
        "department": "湖北省",
        "address": "武汉市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1658",
        "name": "荆州理工职业学院",
        "code": "4142011074",
        "department": "湖北省",
        "address": "荆州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1659",
        "name": "湖北工业职业技术学院",
        "code": "4142011334",
        "department": "湖北省",
        "address": "十堰市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1660",
        "name": "鄂州职业大学",
        "code": "4142011335",
        "department": "湖北省",
        "address": "鄂州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1661",
        "name": "武汉城市职业学院",
        "code": "4142011796",
        "department": "湖北省",
        "address": "武汉市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1662",
        "name": "湖北职业技术学院",
        "code": "4142012051",
        "department": "湖北省",
        "address": "孝感市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1663",
        "name": "武汉船舶职业技术学院",
        "code": "4142012052",
        "department": "湖北省",
        "address": "武汉市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1664",
        "name": "恩施职业技术学院",
        "code": "4142012347",
        "department": "湖北省",
        "address": "恩施土家族苗族自治州",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1665",
        "name": "襄阳职业技术学院",
        "code": "4142012354",
        "department": "湖北省",
        "address": "襄阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1666",
        "name": "武汉工贸职业学院",
        "code": "4142012369",
        "department": "湖北省教育厅",
        "address": "武汉市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1667",
        "name": "荆州职业技术学院",
        "code": "4142012737",
        "department": "湖北省",
        "address": "荆州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1668",
        "name": "武汉工程职业技术学院",
        "code": "4142012738",
        "department": "湖北省",
        "address": "武汉市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1669",
        "name": "仙桃职业学院",
        "code": "4142012740",
        "department": "湖北省",
        "address": "仙桃市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1670",
        "name": "湖北轻工职业技术学院",
        "code": "4142012744",
        "department": "湖北省",
        "address": "武汉市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1671",
        "name": "湖北交通职业技术学院",
        "code": "4142012752",
        "department": "湖北省",
        "address": "武汉市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1672",
        "name": "湖北中医药高等专科学校",
        "code": "4142012951",
        "department": "湖北省",
        "address": "荆州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1673",
        "name": "武汉航海职业技术学院",
        "code": "4142012952",
        "department": "湖北省",
        "address": "武汉市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1674",
        "name": "武汉铁路职业技术学院",
        "code": "4142012977",
        "department": "湖北省",
        "address": "武汉市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1675",
        "name": "武汉软件工程职业学院",
        "code": "4142012978",
        "department": "湖北省",
        "address": "武汉市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1676",
        "name": "湖北三峡职业技术学院",
        "code": "4142012979",
        "department": "湖北省",
        "address": "宜昌市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1677",
        "name": "随州职业技术学院",
        "code": "4142012980",
        "department": "湖北省",
        "address": "随州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1678",
        "name": "武汉电力职业技术学院",
        "code": "4142012981",
        "department": "湖北省",
        "address": "武汉市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1679",
        "name": "湖北水利水电职业技术学院",
        "code": "4142012982",
        "department": "湖北省",
        "address": "武汉市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1680",
        "name": "湖北城市建设职业技术学院",
        "code": "4142012983",
        "department": "湖北省",
        "address": "武汉市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1681",
        "name": "武汉警官职业学院",
        "code": "4142012984",
        "department": "湖北省",
        "address": "武汉市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1682",
        "name": "湖北生物科技职业学院",
        "code": "4142012985",
        "department": "湖北省",
        "address": "武汉市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1683",
        "name": "湖北开放职业学院",
        "code": "4142012986",
        "department": "湖北省教育厅",
        "address": "武汉市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1684",
        "name": "武汉科技职业学院",
        "code": "4142012987",
        "department": "湖北省教育厅",
        "address": "武汉市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1685",
        "name": "武汉外语外事职业学院",
        "code": "4142012988",
        "department": "湖北省教育厅",
        "address": "武汉市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1686",
        "name": "武汉信息传播职业技术学院",
        "code": "4142012989",
        "department": "湖北省教育厅",
        "address": "武汉市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1687",
        "name": "武昌职业学院",
        "code": "4142012990",
        "department": "湖北省教育厅",
        "address": "武汉市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1688",
        "name": "武汉商贸职业学院",
        "code": "4142012991",
        "department": "湖北省教育厅",
        "address": "武汉市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1689",
        "name": "湖北艺术职业学院",
        "code": "4142013263",
        "department": "湖北省",
        "address": "武汉市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1690",
        "name": "武汉交通职业学院",
        "code": "4142013264",
        "department": "湖北省",
        "address": "武汉市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1691",
        "name": "咸宁职业技术学院",
        "code": "4142013265",
        "department": "湖北省",
        "address": "咸宁市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1692",
        "name": "长江工程职业技术学院",
        "code": "4142013266",
        "department": "湖北省",
        "address": "武汉市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1693",
        "name": "江汉艺术职业学院",
        "code": "4142013793",
        "department": "湖北省",
        "address": "潜江市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1694",
        "name": "武汉工业职业技术学院",
        "code": "4142013795",
        "department": "湖北省",
        "address": "武汉市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1695",
        "name": "武汉民政职业学院",
        "code": "4142013796",
        "department": "湖北省",
        "address": "武汉市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1696",
        "name": "鄂东职业技术学院",
        "code": "4142013797",
        "department": "湖北省",
        "address": "黄冈市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1697",
        "name": "湖北财税职业学院",
        "code": "4142013798",
        "department": "湖北省",
        "address": "武汉市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1698",
        "name": "黄冈科技职业学院",
        "code": "4142013799",
        "department": "湖北省教育厅",
        "address": "黄冈市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1699",
        "name": "湖北国土资源职业学院",
        "code": "4142013800",
        "department": "湖北省",
        "address": "武汉市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1700",
        "name": "湖北生态工程职业技术学院",
        "code": "4142013801",
        "department": "湖北省",
        "address": "武汉市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1701",
        "name": "三峡电力职业学院",
        "code": "4142014061",
        "department": "湖北省",
        "address": "宜昌市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1702",
        "name": "湖北科技职业学院",
        "code": "4142014119",
        "department": "湖北省",
        "address": "武汉市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1703",
        "name": "湖北青年职业学院",
        "code": "4142014120",
        "department": "湖北省",
        "address": "武汉市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1704",
        "name": "湖北工程职业学院",
        "code": "4142014197",
        "department": "湖北省",
        "address": "黄石市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1705",
        "name": "三峡旅游职业技术学院",
        "code": "4142014258",
        "department": "湖北省",
        "address": "宜昌市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1706",
        "name": "天门职业学院",
        "code": "4142014355",
        "department": "湖北省",
        "address": "天门市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1707",
        "name": "湖北体育职业学院",
        "code": "4142014356",
        "department": "湖北省",
        "address": "武汉市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1708",
        "name": "襄阳汽车职业技术学院",
        "code": "4142014357",
        "department": "湖北省",
        "address": "襄阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1709",
        "name": "湖北幼儿师范高等专科学校",
        "code": "4142014467",
        "department": "湖北省",
        "address": "武汉市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1710",
        "name": "湖北铁道运输职业学院",
        "code": "4142014553",
        "department": "湖北省",
        "address": "武汉市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1711",
        "name": "武汉海事职业学院",
        "code": "4142014554",
        "department": "湖北省",
        "address": "武汉市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1712",
        "name": "长江艺术工程职业学院",
        "code": "4142014555",
        "department": "湖北省教育厅",
        "address": "荆州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1713",
        "name": "荆门职业学院",
        "code": "4142014571",
        "department": "湖北省",
        "address": "荆门市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1714",
        "name": "武汉铁路桥梁职业学院",
        "code": "4142014590",
        "department": "湖北省",
        "address": "武汉市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1715",
        "name": "武汉光谷职业学院",
        "code": "4142014591",
        "department": "湖北省教育厅",
        "address": "武汉市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1716",
        "name": "湘潭大学",
        "code": "4143010530",
        "department": "湖南省",
        "address": "湘潭市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1717",
        "name": "吉首大学",
        "code": "4143010531",
        "department": "湖南省",
        "address": "湘西土家族苗族自治州",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1718",
        "name": "湖南大学",
        "code": "4143010532",
        "department": "教育部",
        "address": "长沙市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1719",
        "name": "中南大学",
        "code": "4143010533",
        "department": "教育部",
        "address": "长沙市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1720",
        "name": "湖南科技大学",
        "code": "4143010534",
        "department": "湖南省",
        "address": "湘潭市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1721",
        "name": "长沙理工大学",
        "code": "4143010536",
        "department": "湖南省",
        "address": "长沙市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1722",
        "name": "湖南农业大学",
        "code": "4143010537",
        "department": "湖南省",
        "address": "长沙市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1723",
        "name": "中南林业科技大学",
        "code": "4143010538",
        "department": "湖南省",
        "address": "长沙市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1724",
        "name": "湖南中医药大学",
        "code": "4143010541",
        "department": "湖南省",
        "address": "长沙市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1725",
        "name": "湖南师范大学",
        "code": "4143010542",
        "department": "湖南省",
        "address": "长沙市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1726",
        "name": "湖南理工学院",
        "code": "4143010543",
        "department": "湖南省",
        "address": "岳阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1727",
        "name": "湘南学院",
        "code": "4143010545",
        "department": "湖南省",
        "address": "郴州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1728",
        "name": "衡阳师范学院",
        "code": "4143010546",
        "department": "湖南省",
        "address": "衡阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1729",
        "name": "邵阳学院",
        "code": "4143010547",
        "department": "湖南省",
        "address": "邵阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1730",
        "name": "怀化学院",
        "code": "4143010548",
        "department": "湖南省",
        "address": "怀化市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1731",
        "name": "湖南文理学院",
        "code": "4143010549",
        "department": "湖南省",
        "address": "常德市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1732",
        "name": "湖南科技学院",
        "code": "4143010551",
        "department": "湖南省",
        "address": "永州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1733",
        "name": "湖南人文科技学院",
        "code": "4143010553",
        "department": "湖南省",
        "address": "娄底市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1734",
        "name": "湖南商学院",
        "code": "4143010554",
        "department": "湖南省",
        "address": "长沙市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1735",
        "name": "南华大学",
        "code": "4143010555",
        "department": "湖南省",
        "address": "衡阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1736",
        "name": "长沙医学院",
        "code": "4143010823",
        "department": "湖南省教育厅",
        "address": "长沙市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1737",
        "name": "长沙学院",
        "code": "4143011077",
        "department": "湖南省",
        "address": "长沙市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1738",
        "name": "湖南工程学院",
        "code": "4143011342",
        "department": "湖南省",
        "address": "湘潭市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1739",
        "name": "湖南城市学院",
        "code": "4143011527",
        "department": "湖南省",
        "address": "益阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1740",
        "name": "湖南工学院",
        "code": "4143011528",
        "department": "湖南省",
        "address": "衡阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1741",
        "name": "湖南财政经济学院",
        "code": "4143011532",
        "department": "湖南省",
        "address": "长沙市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1742",
        "name": "湖南警察学院",
        "code": "4143011534",
        "department": "湖南省",
        "address": "长沙市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1743",
        "name": "湖南工业大学",
        "code": "4143011535",
        "department": "湖南省",
        "address": "株洲市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1744",
        "name": "湖南女子学院",
        "code": "4143011538",
        "department": "湖南省",
        "address": "长沙市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1745",
        "name": "湖南第一师范学院",
        "code": "4143012034",
        "department": "湖南省",
        "address": "长沙市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1746",
        "name": "湖南医药学院",
        "code": "4143012214",
        "department": "湖南省",
        "address": "怀化市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1747",
        "name": "湖南涉外经济学院",
        "code": "4143012303",
        "department": "湖南省教育厅",
        "address": "长沙市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1748",
        "name": "湘潭大学兴湘学院",
        "code": "4143012599",
        "department": "湖南省教育厅",
        "address": "湘潭市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1749",
        "name": "湖南工业大学科技学院",
        "code": "4143012604",
        "department": "湖南省教育厅",
        "address": "株洲市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1750",
        "name": "湖南科技大学潇湘学院",
        "code": "4143012649",
        "department": "湖南省教育厅",
        "address": "湘潭市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1751",
        "name": "南华大学船山学院",
        "code": "4143012650",
        "department": "湖南省教育厅",
        "address": "衡阳市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1752",
        "name": "湖南商学院北津学院",
        "code": "4143012651",
        "department": "湖南省教育厅",
        "address": "长沙市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1753",
        "name": "湖南师范大学树达学院",
        "code": "4143012652",
        "department": "湖南省教育厅",
        "address": "长沙市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1754",
        "name": "湖南农业大学东方科技学院",
        "code": "4143012653",
        "department": "湖南省教育厅",
        "address": "长沙市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1755",
        "name": "中南林业科技大学涉外学院",
        "code": "4143012656",
        "department": "湖南省教育厅",
        "address": "长沙市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1756",
        "name": "湖南文理学院芙蓉学院",
        "code": "4143012657",
        "department": "湖南省教育厅",
        "address": "常德市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1757",
        "name": "湖南理工学院南湖学院",
        "code": "4143012658",
        "department": "湖南省教育厅",
        "address": "岳阳市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1758",
        "name": "衡阳师范学院南岳学院",
        "code": "4143012659",
        "department": "湖南省教育厅",
        "address": "衡阳市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1759",
        "name": "湖南工程学院应用技术学院",
        "code": "4143012660",
        "department": "湖南省教育厅",
        "address": "湘潭市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1760",
        "name": "湖南中医药大学湘杏学院",
        "code": "4143012661",
        "department": "湖南省教育厅",
        "address": "长沙市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1761",
        "name": "吉首大学张家界学院",
        "code": "4143012662",
        "department": "湖南省教育厅",
        "address": "张家界市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1762",
        "name": "长沙理工大学城南学院",
        "code": "4143013635",
        "department": "湖南省教育厅",
        "address": "长沙市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1763",
        "name": "长沙师范学院",
        "code": "4143013806",
        "department": "湖南省",
        "address": "长沙市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1764",
        "name": "湖南应用技术学院",
        "code": "4143013809",
        "department": "湖南省教育厅",
        "address": "常德市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1765",
        "name": "湖南信息学院",
        "code": "4143013836",
        "department": "湖南省教育厅",
        "address": "长沙市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1766",
        "name": "湖南交通工程学院",
        "code": "4143013924",
        "department": "湖南省教育厅",
        "address": "衡阳市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1767",
        "name": "湘中幼儿师范高等专科学校",
        "code": "3643000496",
        "department": "湖南省",
        "address": "邵阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1768",
        "name": "长沙民政职业技术学院",
        "code": "4143010827",
        "department": "湖南省",
        "address": "长沙市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1769",
        "name": "湖南工业职业技术学院",
        "code": "4143010830",
        "department": "湖南省",
        "address": "长沙市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1770",
        "name": "株洲师范高等专科学校",
        "code": "4143010836",
        "department": "湖南省",
        "address": "株洲市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1771",
        "name": "湖南信息职业技术学院",
        "code": "4143010865",
        "department": "湖南省",
        "address": "长沙市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1772",
        "name": "湖南税务高等专科学校",
        "code": "4143011601",
        "department": "湖南省",
        "address": "长沙市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1773",
        "name": "湖南冶金职业技术学院",
        "code": "4143011604",
        "department": "湖南省",
        "address": "株洲市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1774",
        "name": "长沙航空职业技术学院",
        "code": "4143012055",
        "department": "空军装备部",
        "address": "长沙市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1775",
        "name": "湖南大众传媒职业技术学院",
        "code": "4143012300",
        "department": "湖南省",
        "address": "长沙市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1776",
        "name": "永州职业技术学院",
        "code": "4143012301",
        "department": "湖南省",
        "address": "永州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1777",
        "name": "湖南铁道职业技术学院",
        "code": "4143012302",
        "department": "湖南省",
        "address": "株洲市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1778",
        "name": "湖南科技职业学院",
        "code": "4143012304",
        "department": "湖南省",
        "address": "长沙市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1779",
        "name": "湖南生物机电职业技术学院",
        "code": "4143012343",
        "department": "湖南省",
        "address": "长沙市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1780",
        "name": "湖南交通职业技术学院",
        "code": "4143012397",
        "department": "湖南省",
        "address": "长沙市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1781",
        "name": "湖南商务职业技术学院",
        "code": "4143012401",
        "department": "湖南省",
        "address": "长沙市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1782",
        "name": "湖南体育职业学院",
        "code": "4143012423",
        "department": "湖南省",
        "address": "长沙市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1783",
        "name": "湖南工程职业技术学院",
        "code": "4143012425",
        "department": "湖南省",
        "address": "长沙市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1784",
        "name": "保险职业学院",
        "code": "4143012596",
        "department": "湖南省",
        "address": "长沙市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1785",
        "name": "湖南外贸职业学院",
        "code": "4143012597",
        "department": "湖南省",
        "address": "长沙市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1786",
        "name": "湖南网络工程职业学院",
        "code": "4143012598",
        "department": "湖南省",
        "address": "长沙市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1787",
        "name": "邵阳职业技术学院",
        "code": "4143012600",
        "department": "湖南省",
        "address": "邵阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1788",
        "name": "湖南司法警官职业学院",
        "code": "4143012601",
        "department": "湖南省",
        "address": "长沙市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1789",
        "name": "长沙商贸旅游职业技术学院",
        "code": "4143012603",
        "department": "湖南省",
        "address": "长沙市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1790",
        "name": "湖南环境生物职业技术学院",
        "code": "4143012739",
        "department": "湖南省",
        "address": "衡阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1791",
        "name": "湖南邮电职业技术学院",
        "code": "4143012845",
        "department": "湖南省",
        "address": "长沙市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1792",
        "name": "湘潭医卫职业技术学院",
        "code": "4143012846",
        "department": "湖南省",
        "address": "湘潭市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1793",
        "name": "郴州职业技术学院",
        "code": "4143012847",
        "department": "湖南省",
        "address": "郴州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1794",
        "name": "娄底职业技术学院",
        "code": "4143012848",
        "department": "湖南省",
        "address": "娄底市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1795",
        "name": "张家界航空工业职业技术学院",
        "code": "4143012849",
        "department": "湖南省",
        "address": "张家界市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1796",
        "name": "长沙环境保护职业技术学院",
        "code": "4143013031",
        "department": "湖南省",
        "address": "长沙市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1797",
        "name": "湖南艺术职业学院",
        "code": "4143013032",
        "department": "湖南省",
        "address": "长沙市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1798",
        "name": "湖南机电职业技术学院",
        "code": "4143013033",
        "department": "湖南省",
        "address": "长沙市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1799",
        "name": "长沙职业技术学院",
        "code": "4143013036",
        "department": "湖南省",
        "address": "长沙市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1800",
        "name": "怀化职业技术学院",
        "code": "4143013037",
        "department": "湖南省",
        "address": "怀化市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1801",
        "name": "岳阳职业技术学院",
        "code": "4143013038",
        "department": "湖南省",
        "address": "岳阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1802",
        "name": "常德职业技术学院",
        "code": "4143013039",
        "department": "湖南省",
        "address": "常德市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1803",
        "name": "长沙南方职业学院",
        "code": "4143013041",
        "department": "湖南省教育厅",
        "address": "长沙市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1804",
        "name": "潇湘职业学院",
        "code": "4143013042",
        "department": "湖南省教育厅",
        "address": "娄底市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1805",
        "name": "湖南化工职业技术学院",
        "code": "4143013043",
        "department": "湖南省",
        "address": "株洲市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1806",
        "name": "湖南城建职业技术学院",
        "code": "4143013044",
        "department": "湖南省",
        "address": "湘潭市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1807",
        "name": "湖南石油化工职业技术学院",
        "code": "4143013045",
        "department": "湖南省",
        "address": "岳阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1808",
        "name": "湖南中医药高等专科学校",
        "code": "4143013802",
        "department": "湖南省",
        "address": "株洲市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1809",
        "name": "湖南民族职业学院",
        "code": "4143013804",
        "department": "湖南省",
        "address": "岳阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1810",
        "name": "湘西民族职业技术学院",
        "code": "4143013805",
        "department": "湖南省",
        "address": "湘西土家族苗族自治州",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1811",
        "name": "湖南财经工业职业技术学院",
        "code": "4143013807",
        "department": "湖南省",
        "address": "衡阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1812",
        "name": "益阳职业技术学院",
        "code": "4143013808",
        "department": "湖南省",
        "address": "益阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1813",
        "name": "湖南工艺美术职业学院",
        "code": "4143013921",
        "department": "湖南省",
        "address": "益阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1814",
        "name": "湖南九嶷职业技术学院",
        "code": "4143013922",
        "department": "湖南省教育厅",
        "address": "永州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1815",
        "name": "湖南理工职业技术学院",
        "code": "4143013923",
        "department": "湖南省",
        "address": "湘潭市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1816",
        "name": "湖南软件职业学院",
        "code": "4143013925",
        "department": "湖南省教育厅",
        "address": "湘潭市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1817",
        "name": "湖南汽车工程职业学院",
        "code": "4143013937",
        "department": "湖南省",
        "address": "株洲市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1818",
        "name": "长沙电力职业技术学院",
        "code": "4143013938",
        "department": "湖南省",
        "address": "长沙市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1819",
        "name": "湖南水利水电职业技术学院",
        "code": "4143013939",
        "department": "湖南省",
        "address": "长沙市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1820",
        "name": "湖南现代物流职业技术学院",
        "code": "4143013940",
        "department": "湖南省",
        "address": "长沙市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1821",
        "name": "湖南高速铁路职业技术学院",
        "code": "4143013941",
        "department": "湖南省",
        "address": "衡阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1822",
        "name": "湖南铁路科技职业技术学院",
        "code": "4143013942",
        "department": "湖南省",
        "address": "株洲市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1823",
        "name": "湖南安全技术职业学院",
        "code": "4143014025",
        "department": "湖南省",
        "address": "长沙市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1824",
        "name": "湖南电气职业技术学院",
        "code": "4143014071",
        "department": "湖南省",
        "address": "湘潭市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1825",
        "name": "湖南外国语职业学院",
        "code": "4143014072",
        "department": "湖南省教育厅",
        "address": "长沙市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1826",
        "name": "益阳医学高等专科学校",
        "code": "4143014097",
        "department": "湖南省",
        "address": "益阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1827",
        "name": "湖南都市职业学院",
        "code": "4143014121",
        "department": "湖南省教育厅",
        "address": "长沙市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1828",
        "name": "湖南电子科技职业学院",
        "code": "4143014122",
        "department": "湖南省教育厅",
        "address": "长沙市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1829",
        "name": "湖南国防工业职业技术学院",
        "code": "4143014182",
        "department": "湖南省",
        "address": "湘潭市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1830",
        "name": "湖南高尔夫旅游职业学院",
        "code": "4143014309",
        "department": "湖南省教育厅",
        "address": "常德市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1831",
        "name": "湖南工商职业学院",
        "code": "4143014310",
        "department": "湖南省教育厅",
        "address": "衡阳市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1832",
        "name": "湖南三一工业职业技术学院",
        "code": "4143014322",
        "department": "湖南省教育厅",
        "address": "长沙市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1833",
        "name": "长沙卫生职业学院",
        "code": "4143014358",
        "department": "湖南省",
        "address": "长沙市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1834",
        "name": "湖南食品药品职业学院",
        "code": "4143014359",
        "department": "湖南省",
        "address": "长沙市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1835",
        "name": "湖南有色金属职业技术学院",
        "code": "4143014360",
        "department": "湖南省",
        "address": "株洲市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1836",
        "name": "湖南吉利汽车职业技术学院",
        "code": "4143014406",
        "department": "湖南省教育厅",
        "address": "湘潭市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1837",
        "name": "湖南幼儿师范高等专科学校",
        "code": "4143014468",
        "department": "湖南省",
        "address": "常德市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1838",
        "name": "湘南幼儿师范高等专科学校",
        "code": "4143014495",
        "department": "湖南省",
        "address": "郴州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1839",
        "name": "湖南劳动人事职业学院",
        "code": "4143014508",
        "department": "湖南省",
        "address": "长沙市",
        "level": "专科",
        "remarks": ""
    },
    
    {
        "id": "1840",
        "name": "中山大学",
        "code": "4144010558",
        "department": "教育部",
        "address": "广州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1841",
        "name": "暨南大学",
        "code": "4144010559",
        "department": "国务院侨办",
        "address": "广州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1842",
        "name": "汕头大学",
        "code": "4144010560",
        "department": "广东省",
        "address": "汕头市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1843",
        "name": "华南理工大学",
        "code": "4144010561",
        "department": "教育部",
        "address": "广州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1844",
        "name": "华南农业大学",
        "code": "4144010564",
        "department": "广东省",
        "address": "广州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1845",
        "name": "广东海洋大学",
        "code": "4144010566",
        "department": "广东省",
        "address": "湛江市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1846",
        "name": "广州医科大学",
        "code": "4144010570",
        "department": "广东省",
        "address": "广州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1847",
        "name": "广东医科大学",
        "code": "4144010571",
        "department": "广东省",
        "address": "湛江市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1848",
        "name": "广州中医药大学",
        "code": "4144010572",
        "department": "广东省",
        "address": "广州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1849",
        "name": "广东药科大学",
        "code": "4144010573",
        "department": "广东省",
        "address": "广州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1850",
        "name": "华南师范大学",
        "code": "4144010574",
        "department": "广东省",
        "address": "广州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1851",
        "name": "韶关学院",
        "code": "4144010576",
        "department": "广东省",
        "address": "韶关市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1852",
        "name": "惠州学院",
        "code": "4144010577",
        "department": "广东省",
        "address": "惠州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1853",
        "name": "韩山师范学院",
        "code": "4144010578",
        "department": "广东省",
        "address": "潮州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1854",
        "name": "岭南师范学院",
        "code": "4144010579",
        "department": "广东省",
        "address": "湛江市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1855",
        "name": "肇庆学院",
        "code": "4144010580",
        "department": "广东省",
        "address": "肇庆市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1856",
        "name": "嘉应学院",
        "code": "4144010582",
        "department": "广东省",
        "address": "梅州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1857",
        "name": "广州体育学院",
        "code": "4144010585",
        "department": "广东省",
        "address": "广州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1858",
        "name": "广州美术学院",
        "code": "4144010586",
        "department": "广东省",
        "address": "广州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1859",
        "name": "星海音乐学院",
        "code": "4144010587",
        "department": "广东省",
        "address": "广州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1860",
        "name": "广东技术师范学院",
        "code": "4144010588",
        "department": "广东省",
        "address": "广州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1861",
        "name": "深圳大学",
        "code": "4144010590",
        "department": "广东省",
        "address": "深圳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1862",
        "name": "广东财经大学",
        "code": "4144010592",
        "department": "广东省",
        "address": "广州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1863",
        "name": "广东白云学院",
        "code": "4144010822",
        "department": "广东省教育厅",
        "address": "广州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1864",
        "name": "广州大学",
        "code": "4144011078",
        "department": "广东省",
        "address": "广州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1865",
        "name": "广州航海学院",
        "code": "4144011106",
        "department": "广东省",
        "address": "广州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1866",
        "name": "广东警官学院",
        "code": "4144011110",
        "department": "广东省",
        "address": "广州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1867",
        "name": "仲恺农业工程学院",
        "code": "4144011347",
        "department": "广东省",
        "address": "广州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1868",
        "name": "五邑大学",
        "code": "4144011349",
        "department": "广东省",
        "address": "江门市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1869",
        "name": "广东金融学院",
        "code": "4144011540",
        "department": "广东省",
        "address": "广州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1870",
        "name": "电子科技大学中山学院",
        "code": "4144011545",
        "department": "广东省教育厅",
        "address": "中山市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1871",
        "name": "广东石油化工学院",
        "code": "4144011656",
        "department": "广东省",
        "address": "茂名市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1872",
        "name": "东莞理工学院",
        "code": "4144011819",
        "department": "广东省",
        "address": "东莞市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1873",
        "name": "广东工业大学",
        "code": "4144011845",
        "department": "广东省",
        "address": "广州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1874",
        "name": "广东外语外贸大学",
        "code": "4144011846",
        "department": "广东省",
        "address": "广州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1875",
        "name": "佛山科学技术学院",
        "code": "4144011847",
        "department": "广东省",
        "address": "佛山市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1876",
        "name": "广东培正学院",
        "code": "4144012059",
        "department": "广东省教育厅",
        "address": "广州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1877",
        "name": "南方医科大学",
        "code": "4144012121",
        "department": "广东省",
        "address": "广州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1878",
        "name": "广东东软学院",
        "code": "4144012574",
        "department": "广东省教育厅",
        "address": "佛山市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1879",
        "name": "华南理工大学广州学院",
        "code": "4144012617",
        "department": "广东省教育厅",
        "address": "广州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1880",
        "name": "广州大学华软软件学院",
        "code": "4144012618",
        "department": "广东省教育厅",
        "address": "广州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1881",
        "name": "中山大学南方学院",
        "code": "4144012619",
        "department": "广东省教育厅",
        "address": "广州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1882",
        "name": "广东外语外贸大学南国商学院",
        "code": "4144012620",
        "department": "广东省教育厅",
        "address": "广州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1883",
        "name": "广东财经大学华商学院",
        "code": "4144012621",
        "department": "广东省教育厅",
        "address": "广州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1884",
        "name": "广东海洋大学寸金学院",
        "code": "4144012622",
        "department": "广东省教育厅",
        "address": "湛江市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1885",
        "name": "华南农业大学珠江学院",
        "code": "4144012623",
        "department": "广东省教育厅",
        "address": "广州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1886",
        "name": "广东技术师范学院天河学院",
        "code": "4144012668",
        "department": "广东省教育厅",
        "address": "广州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1887",
        "name": "北京师范大学珠海分校",
        "code": "4144013177",
        "department": "广东省教育厅",
        "address": "珠海市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1888",
        "name": "广东工业大学华立学院",
        "code": "4144013656",
        "department": "广东省教育厅",
        "address": "广州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1889",
        "name": "广州大学松田学院",
        "code": "4144013657",
        "department": "广东省教育厅",
        "address": "广州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1890",
        "name": "广州商学院",
        "code": "4144013667",
        "department": "广东省教育厅",
        "address": "广州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1891",
        "name": "北京理工大学珠海学院",
        "code": "4144013675",
        "department": "广东省教育厅",
        "address": "珠海市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1892",
        "name": "吉林大学珠海学院",
        "code": "4144013684",
        "department": "广东省教育厅",
        "address": "珠海市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1893",
        "name": "广州工商学院",
        "code": "4144013714",
        "department": "广东省教育厅",
        "address": "广州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1894",
        "name": "广东科技学院",
        "code": "4144013719",
        "department": "广东省教育厅",
        "address": "东莞市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1895",
        "name": "广东理工学院",
        "code": "4144013720",
        "department": "广东省教育厅",
        "address": "肇庆市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1896",
        "name": "东莞理工学院城市学院",
        "code": "4144013844",
        "department": "广东省教育厅",
        "address": "东莞市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1897",
        "name": "中山大学新华学院",
        "code": "4144013902",
        "department": "广东省教育厅",
        "address": "广州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "1898",
        "name": "广东第二师范学院",
        "code": "4144014278",
        "department": "广东省",
        "address": "广州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1899",
        "name": "南方科技大学",
        "code": "4144014325",
        "department": "广东省",
        "address": "深圳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1900",
        "name": "北京师范大学-香港浸会大学联合国际学院",
        "code": "4144016401",
        "department": "广东省教育厅",
        "address": "珠海市",
        "level": "本科",
        "remarks": "内地与港澳台地区合作办学"
    },
    {
        "id": "1901",
        "name": "香港中文大学（深圳）",
        "code": "4144016407",
        "department": "广东省教育厅",
        "address": "深圳市",
        "level": "本科",
        "remarks": "内地与港澳台地区合作办学"
    },
    {
        "id": "1902",
        "name": "深圳北理莫斯科大学",
        "code": "4144016409",
        "department": "广东省教育厅",
        "address": "深圳市",
        "level": "本科",
        "remarks": "中外合作办学"
    },
    {
        "id": "1903",
        "name": "广东以色列理工学院",
        "code": "4144016410",
        "department": "广东省教育厅",
        "address": "汕头市",
        "level": "本科",
        "remarks": "中外合作办学"
    },
    {
        "id": "1904",
        "name": "顺德职业技术学院",
        "code": "4144010831",
        "department": "广东省",
        "address": "佛山市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1905",
        "name": "广东轻工职业技术学院",
        "code": "4144010833",
        "department": "广东省",
        "address": "广州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1906",
        "name": "广东交通职业技术学院",
        "code": "4144010861",
        "department": "广东省",
        "address": "广州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1907",
        "name": "广东水利电力职业技术学院",
        "code": "4144010862",
        "department": "广东省",
        "address": "广州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1908",
        "name": "潮汕职业技术学院",
        "code": "4144010965",
        "department": "广东省教育厅",
        "address": "揭阳市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1909",
        "name": "深圳职业技术学院",
        "code": "4144011113",
        "department": "广东省",
        "address": "深圳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1910",
        "name": "广东南华工商职业学院",
        "code": "4144011114",
        "department": "广东省",
        "address": "广州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1911",
        "name": "私立华联学院",
        "code": "4144011121",
        "department": "广东省教育厅",
        "address": "广州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1912",
        "name": "广州民航职业技术学院",
        "code": "4144012040",
        "department": "交通运输部",
        "address": "广州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1913",
        "name": "广州番禺职业技术学院",
        "code": "4144012046",
        "department": "广东省",
        "address": "广州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1914",
        "name": "广东松山职业技术学院",
        "code": "4144012060",
        "department": "广东省",
        "address": "韶关市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1915",
        "name": "广东农工商职业技术学院",
        "code": "4144012322",
        "department": "广东省",
        "address": "广州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1916",
        "name": "广东新安职业技术学院",
        "code": "4144012325",
        "department": "广东省教育厅",
        "address": "深圳市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1917",
        "name": "佛山职业技术学院",
        "code": "4144012327",
        "department": "广东省",
        "address": "佛山市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1918",
        "name": "广东科学技术职业学院",
        "code": "4144012572",
        "department": "广东省",
        "address": "广州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1919",
        "name": "广东食品药品职业学院",
        "code": "4144012573",
        "department": "广东省",
        "address": "广州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1920",
        "name": "广州康大职业技术学院",
        "code": "4144012575",
        "department": "广东省教育厅",
        "address": "广州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1921",
        "name": "珠海艺术职业学院",
        "code": "4144012576",
        "department": "广东省教育厅",
        "address": "珠海市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1922",
        "name": "广东行政职业学院",
        "code": "4144012577",
        "department": "广东省",
        "address": "广州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1923",
        "name": "广东体育职业技术学院",
        "code": "4144012578",
        "department": "广东省",
        "address": "广州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1924",
        "name": "广东职业技术学院",
        "code": "4144012736",
        "department": "广东省",
        "address": "佛山市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1925",
        "name": "广东建设职业技术学院",
        "code": "4144012741",
        "department": "广东省",
        "address": "广州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1926",
        "name": "广东女子职业技术学院",
        "code": "4144012742",
        "department": "广东省",
        "address": "广州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1927",
        "name": "广东机电职业技术学院",
        "code": "4144012743",
        "department": "广东省",
        "address": "广州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1928",
        "name": "广东岭南职业技术学院",
        "code": "4144012749",
        "department": "广东省教育厅",
        "address": "广州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1929",
        "name": "汕尾职业技术学院",
        "code": "4144012765",
        "department": "广东省",
        "address": "汕尾市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1930",
        "name": "罗定职业技术学院",
        "code": "4144012770",
        "department": "广东省",
        "address": "云浮市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1931",
        "name": "阳江职业技术学院",
        "code": "4144012771",
        "department": "广东省",
        "address": "阳江市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1932",
        "name": "河源职业技术学院",
        "code": "4144012772",
        "department": "广东省",
        "address": "河源市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1933",
        "name": "广东邮电职业技术学院",
        "code": "4144012953",
        "department": "广东省",
        "address": "广州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1934",
        "name": "汕头职业技术学院",
        "code": "4144012954",
        "department": "广东省",
        "address": "汕头市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1935",
        "name": "揭阳职业技术学院",
        "code": "4144012956",
        "department": "广东省",
        "address": "揭阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1936",
        "name": "深圳信息职业技术学院",
        "code": "4144012957",
        "department": "广东省",
        "address": "深圳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1937",
        "name": "清远职业技术学院",
        "code": "4144012958",
        "department": "广东省",
        "address": "清远市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1938",
        "name": "广东工贸职业技术学院",
        "code": "4144012959",
        "department": "广东省",
        "address": "广州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1939",
        "name": "广东司法警官职业学院",
        "code": "4144012960",
        "department": "广东省",
        "address": "广州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1940",
        "name": "广东亚视演艺职业学院",
        "code": "4144012961",
        "department": "广东省教育厅",
        "address": "东莞市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1941",
        "name": "广东省外语艺术职业学院",
        "code": "4144012962",
        "department": "广东省",
        "address": "广州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1942",
        "name": "广东文艺职业学院",
        "code": "4144013707",
        "department": "广东省",
        "address": "广州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1943",
        "name": "广州体育职业技术学院",
        "code": "4144013708",
        "department": "广东省",
        "address": "广州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1944",
        "name": "广州工程技术职业学院",
        "code": "4144013709",
        "department": "广东省",
        "address": "广州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1945",
        "name": "中山火炬职业技术学院",
        "code": "4144013710",
        "department": "广东省",
        "address": "中山市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1946",
        "name": "江门职业技术学院",
        "code": "4144013711",
        "department": "广东省",
        "address": "江门市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1947",
        "name": "茂名职业技术学院",
        "code": "4144013712",
        "department": "广东省",
        "address": "茂名市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1948",
        "name": "珠海城市职业技术学院",
        "code": "4144013713",
        "department": "广东省",
        "address": "珠海市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1949",
        "name": "广州涉外经济职业技术学院",
        "code": "4144013715",
        "department": "广东省教育厅",
        "address": "广州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1950",
        "name": "广州南洋理工职业学院",
        "code": "4144013716",
        "department": "广东省教育厅",
        "address": "广州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1951",
        "name": "广州科技职业技术学院",
        "code": "4144013717",
        "department": "广东省教育厅",
        "address": "广州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1952",
        "name": "惠州经济职业技术学院",
        "code": "4144013718",
        "department": "广东省教育厅",
        "address": "惠州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1953",
        "name": "广东工商职业学院",
        "code": "4144013721",
        "department": "广东省教育厅",
        "address": "肇庆市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1954",
        "name": "肇庆医学高等专科学校",
        "code": "4144013810",
        "department": "广东省",
        "address": "肇庆市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1955",
        "name": "广州现代信息工程职业技术\n学院",
        "code": "4144013912",
        "department": "广东省教育厅",
        "address": "广州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1956",
        "name": "广东理工职业学院",
        "code": "4144013919",
        "department": "广东省",
        "address": "广州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1957",
        "name": "广州华南商贸职业学院",
        "code": "4144013927",
        "department": "广东省教育厅",
        "address": "广州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1958",
        "name": "广州华立科技职业学院",
        "code": "4144013928",
        "department": "广东省教育厅",
        "address": "广州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1959",
        "name": "广州城市职业学院",
        "code": "4144013929",
        "department": "广东省",
        "address": "广州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1960",
        "name": "广东工程职业技术学院",
        "code": "4144013930",
        "department": "广东省",
        "address": "广州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1961",
        "name": "广州铁路职业技术学院",
        "code": "4144013943",
        "department": "广东省",
        "address": "广州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1962",
        "name": "广东科贸职业学院",
        "code": "4144014063",
        "department": "广东省",
        "address": "广州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1963",
        "name": "广州科技贸易职业学院",
        "code": "4144014065",
        "department": "广东省",
        "address": "广州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1964",
        "name": "中山职业技术学院",
        "code": "4144014066",
        "department": "广东省",
        "address": "中山市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1965",
        "name": "广州珠江职业技术学院",
        "code": "4144014123",
        "department": "广东省教育厅",
        "address": "广州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1966",
        "name": "广州松田职业学院",
        "code": "4144014125",
        "department": "广东省教育厅",
        "address": "广州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1967",
        "name": "广东文理职业学院",
        "code": "4144014126",
        "department": "广东省教育厅",
        "address": "湛江市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1968",
        "name": "广州城建职业学院",
        "code": "4144014136",
        "department": "广东省教育厅",
        "address": "广州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1969",
        "name": "东莞职业技术学院",
        "code": "4144014263",
        "department": "广东省",
        "address": "东莞市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1970",
        "name": "广东南方职业学院",
        "code": "4144014265",
        "department": "广东省教育厅",
        "address": "江门市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1971",
        "name": "广州华商职业学院",
        "code": "4144014266",
        "department": "广东省教育厅",
        "address": "广州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1972",
        "name": "广州华夏职业学院",
        "code": "4144014268",
        "department": "广东省教育厅",
        "address": "广州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1973",
        "name": "广东环境保护工程职业学院",
        "code": "4144014311",
        "department": "广东省",
        "address": "佛山市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1974",
        "name": "广东青年职业学院",
        "code": "4144014361",
        "department": "广东省",
        "address": "广州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1975",
        "name": "广州东华职业学院",
        "code": "4144014362",
        "department": "广东省教育厅",
        "address": "广州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1976",
        "name": "广东创新科技职业学院",
        "code": "4144014363",
        "department": "广东省教育厅",
        "address": "东莞市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1977",
        "name": "广东舞蹈戏剧职业学院",
        "code": "4144014407",
        "department": "广东省",
        "address": "广州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1978",
        "name": "惠州卫生职业技术学院",
        "code": "4144014408",
        "department": "广东省",
        "address": "惠州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1979",
        "name": "广东信息工程职业学院",
        "code": "4144014427",
        "department": "广东省教育厅",
        "address": "肇庆市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1980",
        "name": "广东生态工程职业学院",
        "code": "4144014509",
        "department": "广东省",
        "address": "广州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1981",
        "name": "惠州城市职业学院",
        "code": "4144014510",
        "department": "广东省",
        "address": "惠州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1982",
        "name": "广东碧桂园职业学院",
        "code": "4144014511",
        "department": "广东省教育厅",
        "address": "清远市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1983",
        "name": "公安边防部队高等专科学校",
        "code": "4144014533",
        "department": "公安部",
        "address": "广州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1984",
        "name": "广东茂名健康职业学院",
        "code": "4144014556",
        "department": "广东省",
        "address": "茂名市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1985",
        "name": "广东酒店管理职业技术学院",
        "code": "4144014572",
        "department": "广东省教育厅",
        "address": "东莞市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "1986",
        "name": "广东茂名幼儿师范专科学校",
        "code": "4144014587",
        "department": "广东省",
        "address": "茂名市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1987",
        "name": "广州卫生职业技术学院",
        "code": "4144014592",
        "department": "广东省",
        "address": "广州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1988",
        "name": "惠州工程职业学院",
        "code": "4144014609",
        "department": "广东省",
        "address": "惠州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1989",
        "name": "广东江门中医药职业学院",
        "code": "4144014610",
        "department": "广东省",
        "address": "江门市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "1990",
        "name": "湛江幼儿师范专科学校",
        "code": "4244050853",
        "department": "广东省",
        "address": "湛江市",
        "level": "专科",
        "remarks": ""
    },
    
    {
        "id": "1991",
        "name": "广西大学",
        "code": "4145010593",
        "department": "广西壮族自治区",
        "address": "南宁市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1992",
        "name": "广西科技大学",
        "code": "4145010594",
        "department": "广西壮族自治区",
        "address": "柳州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1993",
        "name": "桂林电子科技大学",
        "code": "4145010595",
        "department": "广西壮族自治区",
        "address": "桂林市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1994",
        "name": "桂林理工大学",
        "code": "4145010596",
        "department": "广西壮族自治区",
        "address": "桂林市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1995",
        "name": "广西医科大学",
        "code": "4145010598",
        "department": "广西壮族自治区",
        "address": "南宁市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1996",
        "name": "右江民族医学院",
        "code": "4145010599",
        "department": "广西壮族自治区",
        "address": "百色市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1997",
        "name": "广西中医药大学",
        "code": "4145010600",
        "department": "广西壮族自治区",
        "address": "南宁市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1998",
        "name": "桂林医学院",
        "code": "4145010601",
        "department": "广西壮族自治区",
        "address": "桂林市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "1999",
        "name": "广西师范大学",
        "code": "4145010602",
        "department": "广西壮族自治区",
        "address": "桂林市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2000",
        "name": "广西师范学院",
        "code": "4145010603",
        "department": "广西壮族自治区",
        "address": "南宁市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2001",
        "name": "广西民族师范学院",
        "code": "4145010604",
        "department": "广西壮族自治区",
        "address": "崇左市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2002",
        "name": "河池学院",
        "code": "4145010605",
        "department": "广西壮族自治区",
        "address": "河池市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2003",
        "name": "玉林师范学院",
        "code": "4145010606",
        "department": "广西壮族自治区",
        "address": "玉林市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2004",
        "name": "广西艺术学院",
        "code": "4145010607",
        "department": "广西壮族自治区",
        "address": "南宁市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2005",
        "name": "广西民族大学",
        "code": "4145010608",
        "department": "广西壮族自治区",
        "address": "南宁市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2006",
        "name": "百色学院",
        "code": "4145010609",
        "department": "广西壮族自治区",
        "address": "百色市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2007",
        "name": "梧州学院",
        "code": "4145011354",
        "department": "广西壮族自治区",
        "address": "梧州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2008",
        "name": "广西科技师范学院",
        "code": "4145011546",
        "department": "广西壮族自治区",
        "address": "来宾市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2009",
        "name": "广西财经学院",
        "code": "4145011548",
        "department": "广西壮族自治区",
        "address": "南宁市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2010",
        "name": "南宁学院",
        "code": "4145011549",
        "department": "广西自治区教育厅",
        "address": "南宁市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2011",
        "name": "钦州学院",
        "code": "4145011607",
        "department": "广西壮族自治区",
        "address": "钦州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2012",
        "name": "桂林航天工业学院",
        "code": "4145011825",
        "department": "广西壮族自治区",
        "address": "桂林市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2013",
        "name": "桂林旅游学院",
        "code": "4145011837",
        "department": "广西壮族自治区",
        "address": "桂林市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2014",
        "name": "贺州学院",
        "code": "4145011838",
        "department": "广西壮族自治区",
        "address": "贺州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2015",
        "name": "广西警察学院",
        "code": "4145013520",
        "department": "广西壮族自治区",
        "address": "南宁市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2016",
        "name": "北海艺术设计学院",
        "code": "4145013524",
        "department": "广西自治区教育厅",
        "address": "北海市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2017",
        "name": "广西大学行健文理学院",
        "code": "4145013638",
        "department": "广西自治区教育厅",
        "address": "南宁市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2018",
        "name": "广西科技大学鹿山学院",
        "code": "4145013639",
        "department": "广西自治区教育厅",
        "address": "柳州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2019",
        "name": "广西民族大学相思湖学院",
        "code": "4145013640",
        "department": "广西自治区教育厅",
        "address": "南宁市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2020",
        "name": "广西师范大学漓江学院",
        "code": "4145013641",
        "department": "广西自治区教育厅",
        "address": "桂林市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2021",
        "name": "广西师范学院师园学院",
        "code": "4145013642",
        "department": "广西自治区教育厅",
        "address": "南宁市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2022",
        "name": "广西中医药大学赛恩斯新医药\n学院",
        "code": "4145013643",
        "department": "广西自治区教育厅",
        "address": "南宁市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2023",
        "name": "桂林电子科技大学信息科技\n学院",
        "code": "4145013644",
        "department": "广西自治区教育厅",
        "address": "桂林市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2024",
        "name": "桂林理工大学博文管理学院",
        "code": "4145013645",
        "department": "广西自治区教育厅",
        "address": "桂林市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2025",
        "name": "广西外国语学院",
        "code": "4145013830",
        "department": "广西自治区教育厅",
        "address": "南宁市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2026",
        "name": "北京航空航天大学北海学院",
        "code": "4145013890",
        "department": "广西自治区教育厅",
        "address": "北海市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2027",
        "name": "广西机电职业技术学院",
        "code": "4145010867",
        "department": "广西壮族自治区",
        "address": "南宁市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2028",
        "name": "广西体育高等专科学校",
        "code": "4145011350",
        "department": "广西壮族自治区",
        "address": "南宁市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2029",
        "name": "南宁职业技术学院",
        "code": "4145011355",
        "department": "广西壮族自治区",
        "address": "南宁市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2030",
        "name": "广西水利电力职业技术学院",
        "code": "4145011608",
        "department": "广西壮族自治区",
        "address": "南宁市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2031",
        "name": "桂林师范高等专科学校",
        "code": "4145011671",
        "department": "广西壮族自治区",
        "address": "桂林市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2032",
        "name": "广西职业技术学院",
        "code": "4145011773",
        "department": "广西壮族自治区",
        "address": "南宁市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2033",
        "name": "柳州职业技术学院",
        "code": "4145012104",
        "department": "广西壮族自治区",
        "address": "柳州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2034",
        "name": "广西生态工程职业技术学院",
        "code": "4145012344",
        "department": "广西壮族自治区",
        "address": "柳州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2035",
        "name": "广西交通职业技术学院",
        "code": "4145012356",
        "department": "广西壮族自治区",
        "address": "南宁市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2036",
        "name": "广西工业职业技术学院",
        "code": "4145012364",
        "department": "广西壮族自治区",
        "address": "南宁市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2037",
        "name": "广西国际商务职业技术学院",
        "code": "4145012379",
        "department": "广西壮族自治区",
        "address": "南宁市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2038",
        "name": "广西农业职业技术学院",
        "code": "4145012382",
        "department": "广西壮族自治区",
        "address": "南宁市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2039",
        "name": "柳州铁道职业技术学院",
        "code": "4145012392",
        "department": "广西壮族自治区",
        "address": "柳州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2040",
        "name": "广西建设职业技术学院",
        "code": "4145013138",
        "department": "广西壮族自治区",
        "address": "南宁市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2041",
        "name": "广西现代职业技术学院",
        "code": "4145013522",
        "department": "广西壮族自治区",
        "address": "河池市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2042",
        "name": "北海职业学院",
        "code": "4145013523",
        "department": "广西壮族自治区",
        "address": "北海市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2043",
        "name": "桂林山水职业学院",
        "code": "4145013526",
        "department": "广西自治区教育厅",
        "address": "桂林市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2044",
        "name": "广西经贸职业技术学院",
        "code": "4145013827",
        "department": "广西壮族自治区",
        "address": "南宁市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2045",
        "name": "广西工商职业技术学院",
        "code": "4145013828",
        "department": "广西壮族自治区",
        "address": "南宁市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2046",
        "name": "广西演艺职业学院",
        "code": "4145013829",
        "department": "广西自治区教育厅",
        "address": "南宁市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2047",
        "name": "广西电力职业技术学院",
        "code": "4145013831",
        "department": "广西壮族自治区",
        "address": "南宁市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2048",
        "name": "广西城市职业学院",
        "code": "4145013920",
        "department": "广西自治区教育厅",
        "address": "崇左市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2049",
        "name": "广西英华国际职业学院",
        "code": "4145014026",
        "department": "广西自治区教育厅",
        "address": "钦州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2050",
        "name": "柳州城市职业学院",
        "code": "4145014067",
        "department": "广西壮族自治区",
        "address": "柳州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2051",
        "name": "百色职业学院",
        "code": "4145014068",
        "department": "广西壮族自治区",
        "address": "百色市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2052",
        "name": "广西工程职业学院",
        "code": "4145014127",
        "department": "广西自治区教育厅",
        "address": "百色市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2053",
        "name": "广西理工职业技术学院",
        "code": "4145014170",
        "department": "广西自治区教育厅",
        "address": "崇左市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2054",
        "name": "梧州职业学院",
        "code": "4145014171",
        "department": "广西壮族自治区",
        "address": "梧州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2055",
        "name": "广西经济职业学院",
        "code": "4145014211",
        "department": "广西自治区教育厅",
        "address": "南宁市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2056",
        "name": "广西幼儿师范高等专科学校",
        "code": "4145014220",
        "department": "广西壮族自治区",
        "address": "南宁市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2057",
        "name": "广西科技职业学院",
        "code": "4145014312",
        "department": "广西自治区教育厅",
        "address": "崇左市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2058",
        "name": "广西卫生职业技术学院",
        "code": "4145014313",
        "department": "广西壮族自治区",
        "address": "南宁市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2059",
        "name": "广西培贤国际职业学院",
        "code": "4145014481",
        "department": "广西自治区教育厅",
        "address": "百色市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2060",
        "name": "广西金融职业技术学院",
        "code": "4145014512",
        "department": "广西壮族自治区",
        "address": "南宁市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2061",
        "name": "广西中远职业学院",
        "code": "4145014546",
        "department": "广西自治区教育厅",
        "address": "崇左市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2062",
        "name": "玉柴职业技术学院",
        "code": "4145014573",
        "department": "广西自治区教育厅",
        "address": "玉林市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2063",
        "name": "广西蓝天航空职业学院",
        "code": "4145014574",
        "department": "广西自治区教育厅",
        "address": "来宾市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2064",
        "name": "广西安全工程职业技术学院",
        "code": "4145014611",
        "department": "广西壮族自治区",
        "address": "南宁市",
        "level": "专科",
        "remarks": ""
    },
    
    {
        "id": "2065",
        "name": "海南大学",
        "code": "4146010589",
        "department": "海南省",
        "address": "海口市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2066",
        "name": "海南热带海洋学院",
        "code": "4146011100",
        "department": "海南省",
        "address": "三亚市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2067",
        "name": "海南师范大学",
        "code": "4146011658",
        "department": "海南省",
        "address": "海口市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2068",
        "name": "海南医学院",
        "code": "4146011810",
        "department": "海南省",
        "address": "海口市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2069",
        "name": "海口经济学院",
        "code": "4146012308",
        "department": "海南省教育厅",
        "address": "海口市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2070",
        "name": "琼台师范学院",
        "code": "4146013811",
        "department": "海南省",
        "address": "海口市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2071",
        "name": "三亚学院",
        "code": "4146013892",
        "department": "海南省教育厅",
        "address": "三亚市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2072",
        "name": "海南职业技术学院",
        "code": "4146011999",
        "department": "海南省",
        "address": "海口市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2073",
        "name": "三亚城市职业学院",
        "code": "4146012717",
        "department": "海南省教育厅",
        "address": "三亚市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2074",
        "name": "海南软件职业技术学院",
        "code": "4146013575",
        "department": "海南省",
        "address": "琼海市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2075",
        "name": "海南政法职业学院",
        "code": "4146013576",
        "department": "海南省",
        "address": "海口市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2076",
        "name": "海南外国语职业学院",
        "code": "4146013577",
        "department": "海南省",
        "address": "文昌市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2077",
        "name": "海南经贸职业技术学院",
        "code": "4146013875",
        "department": "海南省",
        "address": "海口市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2078",
        "name": "海南工商职业学院",
        "code": "4146013876",
        "department": "海南省教育厅",
        "address": "海口市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2079",
        "name": "三亚航空旅游职业学院",
        "code": "4146013931",
        "department": "海南省教育厅",
        "address": "三亚市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2080",
        "name": "海南科技职业学院",
        "code": "4146014172",
        "department": "海南省教育厅",
        "address": "海口市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2081",
        "name": "三亚理工职业学院",
        "code": "4146014236",
        "department": "海南省教育厅",
        "address": "三亚市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2082",
        "name": "海南体育职业技术学院",
        "code": "4146014575",
        "department": "海南省",
        "address": "海口市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2083",
        "name": "三亚中瑞酒店管理职业学院",
        "code": "4146014612",
        "department": "海南省教育厅",
        "address": "三亚市",
        "level": "专科",
        "remarks": "民办"
    },
    
    {
        "id": "2084",
        "name": "重庆大学",
        "code": "4150010611",
        "department": "教育部",
        "address": "重庆市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2085",
        "name": "重庆邮电大学",
        "code": "4150010617",
        "department": "重庆市",
        "address": "重庆市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2086",
        "name": "重庆交通大学",
        "code": "4150010618",
        "department": "重庆市",
        "address": "重庆市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2087",
        "name": "重庆医科大学",
        "code": "4150010631",
        "department": "重庆市",
        "address": "重庆市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2088",
        "name": "西南大学",
        "code": "4150010635",
        "department": "教育部",
        "address": "重庆市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2089",
        "name": "重庆师范大学",
        "code": "4150010637",
        "department": "重庆市",
        "address": "重庆市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2090",
        "name": "重庆文理学院",
        "code": "4150010642",
        "department": "重庆市",
        "address": "重庆市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2091",
        "name": "重庆三峡学院",
        "code": "4150010643",
        "department": "重庆市",
        "address": "重庆市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2092",
        "name": "长江师范学院",
        "code": "4150010647",
        "department": "重庆市",
        "address": "重庆市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2093",
        "name": "四川外国语大学",
        "code": "4150010650",
        "department": "重庆市",
        "address": "重庆市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2094",
        "name": "西南政法大学",
        "code": "4150010652",
        "department": "重庆市",
        "address": "重庆市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2095",
        "name": "四川美术学院",
        "code": "4150010655",
        "department": "重庆市",
        "address": "重庆市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2096",
        "name": "重庆科技学院",
        "code": "4150011551",
        "department": "重庆市",
        "address": "重庆市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2097",
        "name": "重庆理工大学",
        "code": "4150011660",
        "department": "重庆市",
        "address": "重庆市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2098",
        "name": "重庆工商大学",
        "code": "4150011799",
        "department": "重庆市",
        "address": "重庆市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2099",
        "name": "重庆工程学院",
        "code": "4150012608",
        "department": "重庆市教委",
        "address": "重庆市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2100",
        "name": "重庆大学城市科技学院",
        "code": "4150012616",
        "department": "重庆市教委",
        "address": "重庆市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2101",
        "name": "重庆警察学院",
        "code": "4150012757",
        "department": "重庆市",
        "address": "重庆市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2102",
        "name": "重庆人文科技学院",
        "code": "4150013548",
        "department": "重庆市教委",
        "address": "重庆市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2103",
        "name": "四川外国语大学重庆南方翻译\n学院",
        "code": "4150013588",
        "department": "重庆市教委",
        "address": "重庆市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2104",
        "name": "重庆师范大学涉外商贸学院",
        "code": "4150013589",
        "department": "重庆市教委",
        "address": "重庆市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2105",
        "name": "重庆工商大学融智学院",
        "code": "4150013590",
        "department": "重庆市教委",
        "address": "重庆市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2106",
        "name": "重庆工商大学派斯学院",
        "code": "4150013591",
        "department": "重庆市教委",
        "address": "重庆市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2107",
        "name": "重庆邮电大学移通学院",
        "code": "4150013627",
        "department": "重庆市教委",
        "address": "重庆市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2108",
        "name": "重庆第二师范学院",
        "code": "4150014388",
        "department": "重庆市",
        "address": "重庆市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2109",
        "name": "重庆航天职业技术学院",
        "code": "4150010870",
        "department": "重庆市",
        "address": "重庆市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2110",
        "name": "重庆电力高等专科学校",
        "code": "4150011848",
        "department": "重庆市",
        "address": "重庆市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2111",
        "name": "重庆工业职业技术学院",
        "code": "4150012215",
        "department": "重庆市",
        "address": "重庆市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2112",
        "name": "重庆三峡职业学院",
        "code": "4150012605",
        "department": "重庆市",
        "address": "重庆市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2113",
        "name": "重庆工贸职业技术学院",
        "code": "4150012606",
        "department": "重庆市",
        "address": "重庆市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2114",
        "name": "重庆机电职业技术学院",
        "code": "4150012607",
        "department": "重庆市教委",
        "address": "重庆市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2115",
        "name": "重庆电子工程职业学院",
        "code": "4150012609",
        "department": "重庆市",
        "address": "重庆市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2116",
        "name": "重庆海联职业技术学院",
        "code": "4150012754",
        "department": "重庆市教委",
        "address": "重庆市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2117",
        "name": "重庆信息技术职业学院",
        "code": "4150012755",
        "department": "重庆市教委",
        "address": "重庆市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2118",
        "name": "重庆传媒职业学院",
        "code": "4150012756",
        "department": "重庆市教委",
        "address": "重庆市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2119",
        "name": "重庆城市管理职业学院",
        "code": "4150012758",
        "department": "重庆市",
        "address": "重庆市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2120",
        "name": "重庆工程职业技术学院",
        "code": "4150012759",
        "department": "重庆市",
        "address": "重庆市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2121",
        "name": "重庆房地产职业学院",
        "code": "4150012820",
        "department": "重庆市教委",
        "address": "重庆市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2122",
        "name": "重庆城市职业学院",
        "code": "4150013734",
        "department": "重庆市",
        "address": "重庆市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2123",
        "name": "重庆水利电力职业技术学院",
        "code": "4150013735",
        "department": "重庆市",
        "address": "重庆市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2124",
        "name": "重庆工商职业学院",
        "code": "4150013967",
        "department": "重庆市",
        "address": "重庆市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2125",
        "name": "重庆应用技术职业学院",
        "code": "4150013968",
        "department": "重庆市教委",
        "address": "重庆市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2126",
        "name": "重庆三峡医药高等专科学校",
        "code": "4150014008",
        "department": "重庆市",
        "address": "重庆市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2127",
        "name": "重庆医药高等专科学校",
        "code": "4150014009",
        "department": "重庆市",
        "address": "重庆市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2128",
        "name": "重庆青年职业技术学院",
        "code": "4150014069",
        "department": "重庆市",
        "address": "重庆市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2129",
        "name": "重庆财经职业学院",
        "code": "4150014128",
        "department": "重庆市",
        "address": "重庆市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2130",
        "name": "重庆科创职业学院",
        "code": "4150014173",
        "department": "重庆市教委",
        "address": "重庆市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2131",
        "name": "重庆建筑工程职业学院",
        "code": "4150014183",
        "department": "重庆市",
        "address": "重庆市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2132",
        "name": "重庆电讯职业学院",
        "code": "4150014237",
        "department": "重庆市教委",
        "address": "重庆市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2133",
        "name": "重庆能源职业学院",
        "code": "4150014238",
        "department": "重庆市教委",
        "address": "重庆市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2134",
        "name": "重庆商务职业学院",
        "code": "4150014246",
        "department": "重庆市",
        "address": "重庆市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2135",
        "name": "重庆交通职业学院",
        "code": "4150014267",
        "department": "重庆市教委",
        "address": "重庆市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2136",
        "name": "重庆化工职业学院",
        "code": "4150014315",
        "department": "重庆市",
        "address": "重庆市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2137",
        "name": "重庆旅游职业学院",
        "code": "4150014316",
        "department": "重庆市",
        "address": "重庆市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2138",
        "name": "重庆安全技术职业学院",
        "code": "4150014365",
        "department": "重庆市",
        "address": "重庆市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2139",
        "name": "重庆公共运输职业学院",
        "code": "4150014366",
        "department": "重庆市教委",
        "address": "重庆市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2140",
        "name": "重庆艺术工程职业学院",
        "code": "4150014367",
        "department": "重庆市教委",
        "address": "重庆市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2141",
        "name": "重庆轻工职业学院",
        "code": "4150014368",
        "department": "重庆市教委",
        "address": "重庆市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2142",
        "name": "重庆电信职业学院",
        "code": "4150014369",
        "department": "重庆市教委",
        "address": "重庆市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2143",
        "name": "重庆经贸职业学院",
        "code": "4150014370",
        "department": "重庆市教委",
        "address": "重庆市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2144",
        "name": "重庆幼儿师范高等专科学校",
        "code": "4150014428",
        "department": "重庆市",
        "address": "重庆市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2145",
        "name": "重庆文化艺术职业学院",
        "code": "4150014482",
        "department": "重庆市",
        "address": "重庆市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2146",
        "name": "重庆科技职业学院",
        "code": "4150014491",
        "department": "重庆市教委",
        "address": "重庆市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2147",
        "name": "重庆资源与环境保护职业学院",
        "code": "4150014557",
        "department": "重庆市教委",
        "address": "重庆市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2148",
        "name": "重庆护理职业学院",
        "code": "4150014576",
        "department": "重庆市教委",
        "address": "重庆市",
        "level": "专科",
        "remarks": "民办"
    },
    
    {
        "id": "2149",
        "name": "四川大学",
        "code": "4151010610",
        "department": "教育部",
        "address": "成都市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2150",
        "name": "西南交通大学",
        "code": "4151010613",
        "department": "教育部",
        "address": "成都市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2151",
        "name": "电子科技大学",
        "code": "4151010614",
        "department": "教育部",
        "address": "成都市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2152",
        "name": "西南石油大学",
        "code": "4151010615",
        "department": "四川省",
        "address": "成都市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2153",
        "name": "成都理工大学",
        "code": "4151010616",
        "department": "四川省",
        "address": "成都市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2154",
        "name": "西南科技大学",
        "code": "4151010619",
        "department": "四川省",
        "address": "绵阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2155",
        "name": "成都信息工程大学",
        "code": "4151010621",
        "department": "四川省",
        "address": "成都市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2156",
        "name": "四川理工学院",
        "code": "4151010622",
        "department": "四川省",
        "address": "自贡市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2157",
        "name": "西华大学",
        "code": "4151010623",
        "department": "四川省",
        "address": "成都市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2158",
        "name": "中国民用航空飞行学院",
        "code": "4151010624",
        "department": "交通运输部",
        "address": "德阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2159",
        "name": "四川农业大学",
        "code": "4151010626",
        "department": "四川省",
        "address": "雅安市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2160",
        "name": "西昌学院",
        "code": "4151010628",
        "department": "四川省",
        "address": "凉山彝族\n自治州",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2161",
        "name": "西南医科大学",
        "code": "4151010632",
        "department": "四川省",
        "address": "泸州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2162",
        "name": "成都中医药大学",
        "code": "4151010633",
        "department": "四川省",
        "address": "成都市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2163",
        "name": "川北医学院",
        "code": "4151010634",
        "department": "四川省",
        "address": "南充市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2164",
        "name": "四川师范大学",
        "code": "4151010636",
        "department": "四川省",
        "address": "成都市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2165",
        "name": "西华师范大学",
        "code": "4151010638",
        "department": "四川省",
        "address": "南充市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2166",
        "name": "绵阳师范学院",
        "code": "4151010639",
        "department": "四川省",
        "address": "绵阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2167",
        "name": "内江师范学院",
        "code": "4151010640",
        "department": "四川省",
        "address": "内江市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2168",
        "name": "宜宾学院",
        "code": "4151010641",
        "department": "四川省",
        "address": "宜宾市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2169",
        "name": "四川文理学院",
        "code": "4151010644",
        "department": "四川省",
        "address": "达州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2170",
        "name": "阿坝师范学院",
        "code": "4151010646",
        "department": "四川省",
        "address": "阿坝藏族羌族自治州",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2171",
        "name": "乐山师范学院",
        "code": "4151010649",
        "department": "四川省",
        "address": "乐山市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2172",
        "name": "西南财经大学",
        "code": "4151010651",
        "department": "教育部",
        "address": "成都市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2173",
        "name": "成都体育学院",
        "code": "4151010653",
        "department": "四川省",
        "address": "成都市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2174",
        "name": "四川音乐学院",
        "code": "4151010654",
        "department": "四川省",
        "address": "成都市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2175",
        "name": "西南民族大学",
        "code": "4151010656",
        "department": "国家民委",
        "address": "成都市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2176",
        "name": "成都学院",
        "code": "4151011079",
        "department": "四川省",
        "address": "成都市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2177",
        "name": "成都工业学院",
        "code": "4151011116",
        "department": "四川省",
        "address": "成都市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2178",
        "name": "攀枝花学院",
        "code": "4151011360",
        "department": "四川省",
        "address": "攀枝花市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2179",
        "name": "四川旅游学院",
        "code": "4151011552",
        "department": "四川省",
        "address": "成都市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2180",
        "name": "四川民族学院",
        "code": "4151011661",
        "department": "四川省",
        "address": "甘孜藏族\n自治州",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2181",
        "name": "四川警察学院",
        "code": "4151012212",
        "department": "四川省",
        "address": "泸州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2182",
        "name": "成都东软学院",
        "code": "4151012636",
        "department": "四川省教育厅",
        "address": "成都市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2183",
        "name": "电子科技大学成都学院",
        "code": "4151013665",
        "department": "四川省教育厅",
        "address": "成都市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2184",
        "name": "成都理工大学工程技术学院",
        "code": "4151013668",
        "department": "四川省教育厅",
        "address": "乐山市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2185",
        "name": "四川传媒学院",
        "code": "4151013669",
        "department": "四川省教育厅",
        "address": "成都市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2186",
        "name": "成都信息工程大学银杏酒店管理学院",
        "code": "4151013670",
        "department": "四川省教育厅",
        "address": "成都市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2187",
        "name": "成都文理学院",
        "code": "4151013671",
        "department": "四川省教育厅",
        "address": "成都市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2188",
        "name": "四川工商学院",
        "code": "4151013672",
        "department": "四川省教育厅",
        "address": "成都市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2189",
        "name": "四川外国语大学成都学院",
        "code": "4151013673",
        "department": "四川省教育厅",
        "address": "成都市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2190",
        "name": "成都医学院",
        "code": "4151013705",
        "department": "四川省",
        "address": "成都市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2191",
        "name": "四川工业科技学院",
        "code": "4151013816",
        "department": "四川省教育厅",
        "address": "德阳市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2192",
        "name": "四川大学锦城学院",
        "code": "4151013903",
        "department": "四川省教育厅",
        "address": "成都市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2193",
        "name": "西南财经大学天府学院",
        "code": "4151014037",
        "department": "四川省教育厅",
        "address": "绵阳市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2194",
        "name": "四川大学锦江学院",
        "code": "4151014039",
        "department": "四川省教育厅",
        "address": "眉山市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2195",
        "name": "四川文化艺术学院",
        "code": "4151014043",
        "department": "四川省教育厅",
        "address": "绵阳市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2196",
        "name": "西南科技大学城市学院",
        "code": "4151014045",
        "department": "四川省教育厅",
        "address": "绵阳市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2197",
        "name": "西南交通大学希望学院",
        "code": "4151014262",
        "department": "四川省教育厅",
        "address": "南充市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2198",
        "name": "成都师范学院",
        "code": "4151014389",
        "department": "四川省",
        "address": "成都市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2199",
        "name": "四川电影电视学院",
        "code": "4151014410",
        "department": "四川省教育厅",
        "address": "成都市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2200",
        "name": "成都纺织高等专科学校",
        "code": "4151011553",
        "department": "四川省",
        "address": "成都市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2201",
        "name": "民办四川天一学院",
        "code": "4151011841",
        "department": "四川省教育厅",
        "address": "成都市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2202",
        "name": "成都航空职业技术学院",
        "code": "4151012064",
        "department": "四川省",
        "address": "成都市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2203",
        "name": "四川电力职业技术学院",
        "code": "4151012065",
        "department": "四川省",
        "address": "成都市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2204",
        "name": "成都职业技术学院",
        "code": "4151012635",
        "department": "四川省",
        "address": "成都市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2205",
        "name": "四川化工职业技术学院",
        "code": "4151012637",
        "department": "四川省",
        "address": "泸州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2206",
        "name": "四川水利职业技术学院",
        "code": "4151012638",
        "department": "四川省",
        "address": "成都市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2207",
        "name": "南充职业技术学院",
        "code": "4151012639",
        "department": "四川省",
        "address": "南充市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2208",
        "name": "内江职业技术学院",
        "code": "4151012640",
        "department": "四川省",
        "address": "内江市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2209",
        "name": "四川航天职业技术学院",
        "code": "4151012641",
        "department": "四川省",
        "address": "成都市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2210",
        "name": "四川邮电职业技术学院",
        "code": "4151012642",
        "department": "四川省",
        "address": "成都市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2211",
        "name": "四川机电职业技术学院",
        "code": "4151012751",
        "department": "四川省",
        "address": "攀枝花市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2212",
        "name": "绵阳职业技术学院",
        "code": "4151012753",
        "department": "四川省",
        "address": "绵阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2213",
        "name": "四川交通职业技术学院",
        "code": "4151012761",
        "department": "四川省",
        "address": "成都市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2214",
        "name": "四川工商职业技术学院",
        "code": "4151012762",
        "department": "四川省",
        "address": "成都市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2215",
        "name": "四川工程职业技术学院",
        "code": "4151012763",
        "department": "四川省",
        "address": "德阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2216",
        "name": "四川建筑职业技术学院",
        "code": "4151012764",
        "department": "四川省",
        "address": "德阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2217",
        "name": "达州职业技术学院",
        "code": "4151012767",
        "department": "四川省",
        "address": "达州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2218",
        "name": "四川托普信息技术职业学院",
        "code": "4151012963",
        "department": "四川省教育厅",
        "address": "成都市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2219",
        "name": "四川国际标榜职业学院",
        "code": "4151012964",
        "department": "四川省教育厅",
        "address": "成都市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2220",
        "name": "成都农业科技职业学院",
        "code": "4151012965",
        "department": "四川省",
        "address": "成都市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2221",
        "name": "宜宾职业技术学院",
        "code": "4151012966",
        "department": "四川省",
        "address": "宜宾市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2222",
        "name": "泸州职业技术学院",
        "code": "4151012967",
        "department": "四川省",
        "address": "泸州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2223",
        "name": "眉山职业技术学院",
        "code": "4151012968",
        "department": "四川省",
        "address": "眉山市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2224",
        "name": "成都艺术职业学院",
        "code": "4151012969",
        "department": "四川省教育厅",
        "address": "成都市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2225",
        "name": "四川职业技术学院",
        "code": "4151012970",
        "department": "四川省",
        "address": "遂宁市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2226",
        "name": "乐山职业技术学院",
        "code": "4151013048",
        "department": "四川省",
        "address": "乐山市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2227",
        "name": "雅安职业技术学院",
        "code": "4151013049",
        "department": "四川省",
        "address": "雅安市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2228",
        "name": "四川商务职业学院",
        "code": "4151013812",
        "department": "四川省",
        "address": "成都市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2229",
        "name": "四川司法警官职业学院",
        "code": "4151013813",
        "department": "四川省",
        "address": "德阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2230",
        "name": "广安职业技术学院",
        "code": "4151013814",
        "department": "四川省",
        "address": "广安市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2231",
        "name": "四川信息职业技术学院",
        "code": "4151013815",
        "department": "四川省",
        "address": "广元市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2232",
        "name": "四川文化传媒职业学院",
        "code": "4151014004",
        "department": "四川省教育厅",
        "address": "成都市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2233",
        "name": "四川华新现代职业学院",
        "code": "4151014005",
        "department": "四川省教育厅",
        "address": "成都市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2234",
        "name": "四川管理职业学院",
        "code": "4151014006",
        "department": "四川省",
        "address": "成都市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2235",
        "name": "四川艺术职业学院",
        "code": "4151014007",
        "department": "四川省",
        "address": "成都市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2236",
        "name": "四川中医药高等专科学校",
        "code": "4151014010",
        "department": "四川省",
        "address": "绵阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2237",
        "name": "四川科技职业学院",
        "code": "4151014070",
        "department": "四川省教育厅",
        "address": "成都市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2238",
        "name": "四川文化产业职业学院",
        "code": "4151014086",
        "department": "四川省",
        "address": "成都市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2239",
        "name": "四川财经职业学院",
        "code": "4151014091",
        "department": "四川省",
        "address": "成都市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2240",
        "name": "四川城市职业学院",
        "code": "4151014175",
        "department": "四川省教育厅",
        "address": "成都市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2241",
        "name": "四川现代职业学院",
        "code": "4151014176",
        "department": "四川省教育厅",
        "address": "成都市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2242",
        "name": "四川幼儿师范高等专科学校",
        "code": "4151014221",
        "department": "四川省",
        "address": "绵阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2243",
        "name": "四川长江职业学院",
        "code": "4151014323",
        "department": "四川省教育厅",
        "address": "成都市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2244",
        "name": "四川三河职业学院",
        "code": "4151014386",
        "department": "四川省教育厅",
        "address": "泸州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2245",
        "name": "川北幼儿师范高等专科学校",
        "code": "4151014393",
        "department": "四川省",
        "address": "广元市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2246",
        "name": "四川卫生康复职业学院",
        "code": "4151014409",
        "department": "四川省",
        "address": "自贡市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2247",
        "name": "四川汽车职业技术学院",
        "code": "4151014411",
        "department": "四川省教育厅",
        "address": "绵阳市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2248",
        "name": "巴中职业技术学院",
        "code": "4151014483",
        "department": "四川省教育厅",
        "address": "巴中市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2249",
        "name": "四川希望汽车职业学院",
        "code": "4151014484",
        "department": "四川省教育厅",
        "address": "资阳市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2250",
        "name": "四川电子机械职业技术学院",
        "code": "4151014485",
        "department": "四川省教育厅",
        "address": "绵阳市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2251",
        "name": "四川文轩职业学院",
        "code": "4151014486",
        "department": "四川省教育厅",
        "address": "成都市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2252",
        "name": "川南幼儿师范高等专科学校",
        "code": "4151014496",
        "department": "四川省",
        "address": "内江市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2253",
        "name": "四川护理职业学院",
        "code": "4151014513",
        "department": "四川省",
        "address": "德阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2254",
        "name": "成都工业职业技术学院",
        "code": "4151014514",
        "department": "四川省",
        "address": "成都市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2255",
        "name": "四川西南航空职业学院",
        "code": "4151014515",
        "department": "四川省教育厅",
        "address": "成都市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2256",
        "name": "成都工贸职业技术学院",
        "code": "4151014547",
        "department": "四川省",
        "address": "成都市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2257",
        "name": "四川应用技术职业学院",
        "code": "4151014548",
        "department": "四川省教育厅",
        "address": "凉山州",
        "level": "专科",
        "remarks": "民办"
    },
    
    {
        "id": "2258",
        "name": "贵州大学",
        "code": "4152010657",
        "department": "贵州省",
        "address": "贵阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2259",
        "name": "贵州医科大学",
        "code": "4152010660",
        "department": "贵州省",
        "address": "贵阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2260",
        "name": "遵义医学院",
        "code": "4152010661",
        "department": "贵州省",
        "address": "遵义市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2261",
        "name": "贵阳中医学院",
        "code": "4152010662",
        "department": "贵州省",
        "address": "贵阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2262",
        "name": "贵州师范大学",
        "code": "4152010663",
        "department": "贵州省",
        "address": "贵阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2263",
        "name": "遵义师范学院",
        "code": "4152010664",
        "department": "贵州省",
        "address": "遵义市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2264",
        "name": "铜仁学院",
        "code": "4152010665",
        "department": "贵州省",
        "address": "铜仁市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2265",
        "name": "兴义民族师范学院",
        "code": "4152010666",
        "department": "贵州省",
        "address": "黔西南布依族苗族自治州",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2266",
        "name": "安顺学院",
        "code": "4152010667",
        "department": "贵州省",
        "address": "安顺市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2267",
        "name": "贵州工程应用技术学院",
        "code": "4152010668",
        "department": "贵州省",
        "address": "毕节市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2268",
        "name": "凯里学院",
        "code": "4152010669",
        "department": "贵州省",
        "address": "黔东南苗族侗族自治州",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2269",
        "name": "黔南民族师范学院",
        "code": "4152010670",
        "department": "贵州省",
        "address": "黔南布依族苗族自治州",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2270",
        "name": "贵州财经大学",
        "code": "4152010671",
        "department": "贵州省",
        "address": "贵阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2271",
        "name": "贵州民族大学",
        "code": "4152010672",
        "department": "贵州省",
        "address": "贵阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2272",
        "name": "贵阳学院",
        "code": "4152010976",
        "department": "贵州省",
        "address": "贵阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2273",
        "name": "六盘水师范学院",
        "code": "4152010977",
        "department": "贵州省",
        "address": "六盘水市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2274",
        "name": "贵州商学院",
        "code": "4152011731",
        "department": "贵州省",
        "address": "贵阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2275",
        "name": "贵州警察学院",
        "code": "4152012107",
        "department": "贵州省",
        "address": "贵阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2276",
        "name": "贵阳中医学院时珍学院",
        "code": "4152013647",
        "department": "贵州省教育厅",
        "address": "贵阳市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2277",
        "name": "贵州财经大学商务学院",
        "code": "4152013648",
        "department": "贵州省教育厅",
        "address": "贵阳市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2278",
        "name": "贵州大学科技学院",
        "code": "4152013649",
        "department": "贵州省教育厅",
        "address": "贵阳市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2279",
        "name": "贵州大学明德学院",
        "code": "4152013650",
        "department": "贵州省教育厅",
        "address": "贵阳市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2280",
        "name": "贵州民族大学人文科技学院",
        "code": "4152013651",
        "department": "贵州省教育厅",
        "address": "贵阳市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2281",
        "name": "贵州师范大学求是学院",
        "code": "4152013652",
        "department": "贵州省教育厅",
        "address": "贵阳市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2282",
        "name": "遵义医学院医学与科技学院",
        "code": "4152013653",
        "department": "贵州省教育厅",
        "address": "遵义市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2283",
        "name": "贵州医科大学神奇民族医药\n学院",
        "code": "4152013676",
        "department": "贵州省教育厅",
        "address": "贵阳市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2284",
        "name": "贵州师范学院",
        "code": "4152014223",
        "department": "贵州省",
        "address": "贵阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2285",
        "name": "贵州理工学院",
        "code": "4152014440",
        "department": "贵州省",
        "address": "贵阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2286",
        "name": "茅台学院",
        "code": "4152014625",
        "department": "贵州省教育厅",
        "address": "遵义市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2287",
        "name": "黔南民族医学高等专科学校",
        "code": "4152011663",
        "department": "贵州省",
        "address": "黔南布依族苗族自治州",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2288",
        "name": "贵州交通职业技术学院",
        "code": "4152012222",
        "department": "贵州省",
        "address": "贵阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2289",
        "name": "贵州航天职业技术学院",
        "code": "4152012223",
        "department": "贵州省",
        "address": "遵义市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2290",
        "name": "贵州电子信息职业技术学院",
        "code": "4152012336",
        "department": "贵州省",
        "address": "黔东南苗族侗族自治州",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2291",
        "name": "安顺职业技术学院",
        "code": "4152012821",
        "department": "贵州省",
        "address": "安顺市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2292",
        "name": "黔东南民族职业技术学院",
        "code": "4152012822",
        "department": "贵州省",
        "address": "黔东南苗族侗族自治州",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2293",
        "name": "黔南民族职业技术学院",
        "code": "4152012823",
        "department": "贵州省",
        "address": "黔南布依族苗族自治州",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2294",
        "name": "遵义职业技术学院",
        "code": "4152012824",
        "department": "贵州省",
        "address": "遵义市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2295",
        "name": "贵州城市职业学院",
        "code": "4152012850",
        "department": "贵州省教育厅",
        "address": "贵阳市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2296",
        "name": "贵州工业职业技术学院",
        "code": "4152013052",
        "department": "贵州省",
        "address": "贵阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2297",
        "name": "贵州电力职业技术学院",
        "code": "4152013053",
        "department": "贵州省",
        "address": "贵阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2298",
        "name": "六盘水职业技术学院",
        "code": "4152013054",
        "department": "贵州省",
        "address": "六盘水市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2299",
        "name": "铜仁职业技术学院",
        "code": "4152013055",
        "department": "贵州省",
        "address": "铜仁市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2300",
        "name": "黔西南民族职业技术学院",
        "code": "4152013817",
        "department": "贵州省",
        "address": "黔西南布依族苗族自治州",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2301",
        "name": "贵州轻工职业技术学院",
        "code": "4152013818",
        "department": "贵州省",
        "address": "贵阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2302",
        "name": "遵义医药高等专科学校",
        "code": "4152014011",
        "department": "贵州省",
        "address": "遵义市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2303",
        "name": "贵阳护理职业学院",
        "code": "4152014083",
        "department": "贵州省",
        "address": "贵阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2304",
        "name": "贵阳职业技术学院",
        "code": "4152014129",
        "department": "贵州省",
        "address": "贵阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2305",
        "name": "毕节职业技术学院",
        "code": "4152014198",
        "department": "贵州省",
        "address": "毕节市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2306",
        "name": "贵州职业技术学院",
        "code": "4152014252",
        "department": "贵州省",
        "address": "贵阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2307",
        "name": "贵州盛华职业学院",
        "code": "4152014371",
        "department": "贵州省教育厅",
        "address": "黔南布依族苗族自治州",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2308",
        "name": "贵州工商职业学院",
        "code": "4152014412",
        "department": "贵州省教育厅",
        "address": "贵阳市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2309",
        "name": "贵阳幼儿师范高等专科学校",
        "code": "4152014469",
        "department": "贵州省",
        "address": "贵阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2310",
        "name": "铜仁幼儿师范高等专科学校",
        "code": "4152014470",
        "department": "贵州省",
        "address": "铜仁市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2311",
        "name": "黔南民族幼儿师范高等专科\n学校",
        "code": "4152014497",
        "department": "贵州省",
        "address": "黔南布依族苗族自治州",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2312",
        "name": "毕节医学高等专科学校",
        "code": "4152014499",
        "department": "贵州省",
        "address": "毕节市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2313",
        "name": "贵州建设职业技术学院",
        "code": "4152014516",
        "department": "贵州省",
        "address": "贵阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2314",
        "name": "毕节幼儿师范高等专科学校",
        "code": "4152014538",
        "department": "贵州省",
        "address": "毕节市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2315",
        "name": "贵州农业职业学院",
        "code": "4152014549",
        "department": "贵州省",
        "address": "贵阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2316",
        "name": "贵州工程职业学院",
        "code": "4152014558",
        "department": "贵州省教育厅",
        "address": "铜仁市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2317",
        "name": "贵州工贸职业学院",
        "code": "4152014559",
        "department": "贵州省教育厅",
        "address": "毕节市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2318",
        "name": "贵州水利水电职业技术学院",
        "code": "4152014577",
        "department": "贵州省",
        "address": "贵阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2319",
        "name": "贵州电子商务职业技术学院",
        "code": "4152014578",
        "department": "贵州省",
        "address": "贵阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2320",
        "name": "贵州应用技术职业学院",
        "code": "4152014579",
        "department": "贵州省教育厅",
        "address": "黔南布依族苗族自治州",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2321",
        "name": "贵州电子科技职业学院",
        "code": "4152014580",
        "department": "贵州省",
        "address": "贵阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2322",
        "name": "贵州装备制造职业学院",
        "code": "4152014613",
        "department": "贵州省",
        "address": "贵阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2323",
        "name": "贵州健康职业学院",
        "code": "4152014614",
        "department": "贵州省",
        "address": "铜仁市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2324",
        "name": "贵州食品工程职业学院",
        "code": "4152014615",
        "department": "贵州省",
        "address": "贵阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2325",
        "name": "贵州经贸职业技术学院",
        "code": "4152014616",
        "department": "贵州省",
        "address": "黔南布依族苗族自治州",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2326",
        "name": "贵州护理职业技术学院",
        "code": "4152014617",
        "department": "贵州省",
        "address": "黔南布依族苗族自治州",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2327",
        "name": "贵州航空职业技术学院",
        "code": "4252050963",
        "department": "贵州省",
        "address": "贵阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2328",
        "name": "云南大学",
        "code": "4153010673",
        "department": "云南省",
        "address": "昆明市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2329",
        "name": "昆明理工大学",
        "code": "4153010674",
        "department": "云南省",
        "address": "昆明市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2330",
        "name": "云南农业大学",
        "code": "4153010676",
        "department": "云南省",
        "address": "昆明市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2331",
        "name": "西南林业大学",
        "code": "4153010677",
        "department": "云南省",
        "address": "昆明市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2332",
        "name": "昆明医科大学",
        "code": "4153010678",
        "department": "云南省",
        "address": "昆明市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2333",
        "name": "大理大学",
        "code": "4153010679",
        "department": "云南省",
        "address": "大理白族\n自治州",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2334",
        "name": "云南中医学院",
        "code": "4153010680",
        "department": "云南省",
        "address": "昆明市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2335",
        "name": "云南师范大学",
        "code": "4153010681",
        "department": "云南省",
        "address": "昆明市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2336",
        "name": "昭通学院",
        "code": "4153010683",
        "department": "云南省",
        "address": "昭通市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2337",
        "name": "曲靖师范学院",
        "code": "4153010684",
        "department": "云南省",
        "address": "曲靖市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2338",
        "name": "普洱学院",
        "code": "4153010685",
        "department": "云南省",
        "address": "普洱市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2339",
        "name": "保山学院",
        "code": "4153010686",
        "department": "云南省",
        "address": "保山市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2340",
        "name": "红河学院",
        "code": "4153010687",
        "department": "云南省",
        "address": "红河哈尼族彝族自治州",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2341",
        "name": "云南财经大学",
        "code": "4153010689",
        "department": "云南省",
        "address": "昆明市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2342",
        "name": "云南艺术学院",
        "code": "4153010690",
        "department": "云南省",
        "address": "昆明市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2343",
        "name": "云南民族大学",
        "code": "4153010691",
        "department": "云南省",
        "address": "昆明市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2344",
        "name": "玉溪师范学院",
        "code": "4153011390",
        "department": "云南省",
        "address": "玉溪市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2345",
        "name": "楚雄师范学院",
        "code": "4153011391",
        "department": "云南省",
        "address": "楚雄彝族\n自治州",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2346",
        "name": "云南警官学院",
        "code": "4153011392",
        "department": "云南省",
        "address": "昆明市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2347",
        "name": "昆明学院",
        "code": "4153011393",
        "department": "云南省",
        "address": "昆明市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2348",
        "name": "文山学院",
        "code": "4153011556",
        "department": "云南省",
        "address": "文山壮族苗族自治州",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2349",
        "name": "云南经济管理学院",
        "code": "4153012560",
        "department": "云南省教育厅",
        "address": "昆明市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2350",
        "name": "云南大学滇池学院",
        "code": "4153013326",
        "department": "云南省教育厅",
        "address": "昆明市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2351",
        "name": "云南大学旅游文化学院",
        "code": "4153013328",
        "department": "云南省教育厅",
        "address": "丽江市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2352",
        "name": "昆明理工大学津桥学院",
        "code": "4153013329",
        "department": "云南省教育厅",
        "address": "昆明市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2353",
        "name": "云南师范大学商学院",
        "code": "4153013330",
        "department": "云南省教育厅",
        "address": "昆明市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2354",
        "name": "云南师范大学文理学院",
        "code": "4153013331",
        "department": "云南省教育厅",
        "address": "昆明市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2355",
        "name": "昆明医科大学海源学院",
        "code": "4153013332",
        "department": "云南省教育厅",
        "address": "昆明市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2356",
        "name": "云南艺术学院文华学院",
        "code": "4153013333",
        "department": "云南省教育厅",
        "address": "昆明市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2357",
        "name": "云南工商学院",
        "code": "4153013909",
        "department": "云南省教育厅",
        "address": "昆明市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2358",
        "name": "滇西科技师范学院",
        "code": "4153014092",
        "department": "云南省",
        "address": "临沧市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2359",
        "name": "滇西应用技术大学",
        "code": "4153014623",
        "department": "云南省",
        "address": "大理白族\n自治州",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2360",
        "name": "昆明冶金高等专科学校",
        "code": "4153011557",
        "department": "云南省",
        "address": "昆明市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2361",
        "name": "云南国土资源职业学院",
        "code": "4153012349",
        "department": "云南省",
        "address": "昆明市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2362",
        "name": "云南交通职业技术学院",
        "code": "4153012357",
        "department": "云南省",
        "address": "昆明市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2363",
        "name": "昆明工业职业技术学院",
        "code": "4153012393",
        "department": "云南省",
        "address": "昆明市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2364",
        "name": "云南农业职业技术学院",
        "code": "4153012555",
        "department": "云南省",
        "address": "昆明市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2365",
        "name": "云南司法警官职业学院",
        "code": "4153012556",
        "department": "云南省",
        "address": "昆明市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2366",
        "name": "云南文化艺术职业学院",
        "code": "4153012558",
        "department": "云南省",
        "address": "昆明市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2367",
        "name": "云南体育运动职业技术学院",
        "code": "4153012559",
        "department": "云南省",
        "address": "昆明市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2368",
        "name": "云南科技信息职业学院",
        "code": "4153012825",
        "department": "云南省教育厅",
        "address": "昆明市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2369",
        "name": "西双版纳职业技术学院",
        "code": "4153012826",
        "department": "云南省",
        "address": "西双版纳傣族自治州",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2370",
        "name": "昆明艺术职业学院",
        "code": "4153012851",
        "department": "云南省教育厅",
        "address": "昆明市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2371",
        "name": "玉溪农业职业技术学院",
        "code": "4153012971",
        "department": "云南省",
        "address": "玉溪市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2372",
        "name": "云南能源职业技术学院",
        "code": "4153013136",
        "department": "云南省",
        "address": "曲靖市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2373",
        "name": "云南国防工业职业技术学院",
        "code": "4153013756",
        "department": "云南省",
        "address": "昆明市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2374",
        "name": "云南机电职业技术学院",
        "code": "4153013757",
        "department": "云南省",
        "address": "昆明市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2375",
        "name": "云南林业职业技术学院",
        "code": "4153013758",
        "department": "云南省",
        "address": "昆明市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2376",
        "name": "云南城市建设职业学院",
        "code": "4153013759",
        "department": "云南省教育厅",
        "address": "昆明市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2377",
        "name": "云南工程职业学院",
        "code": "4153013761",
        "department": "云南省教育厅",
        "address": "昆明市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2378",
        "name": "曲靖医学高等专科学校",
        "code": "4153014012",
        "department": "云南省",
        "address": "曲靖市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2379",
        "name": "楚雄医药高等专科学校",
        "code": "4153014013",
        "department": "云南省",
        "address": "楚雄彝族\n自治州",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2380",
        "name": "保山中医药高等专科学校",
        "code": "4153014014",
        "department": "云南省",
        "address": "保山市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2381",
        "name": "丽江师范高等专科学校",
        "code": "4153014015",
        "department": "云南省",
        "address": "丽江市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2382",
        "name": "德宏师范高等专科学校",
        "code": "4153014016",
        "department": "云南省",
        "address": "德宏傣族景颇族自治州",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2383",
        "name": "云南新兴职业学院",
        "code": "4153014032",
        "department": "云南省教育厅",
        "address": "昆明市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2384",
        "name": "云南锡业职业技术学院",
        "code": "4153014130",
        "department": "云南省",
        "address": "红河哈尼族彝族自治州",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2385",
        "name": "云南经贸外事职业学院",
        "code": "4153014212",
        "department": "云南省教育厅",
        "address": "昆明市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2386",
        "name": "云南三鑫职业技术学院",
        "code": "4153014239",
        "department": "云南省教育厅",
        "address": "文山壮族苗族自治州",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2387",
        "name": "德宏职业学院",
        "code": "4153014253",
        "department": "云南省",
        "address": "德宏傣族景颇族自治州",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2388",
        "name": "云南商务职业学院",
        "code": "4153014317",
        "department": "云南省教育厅",
        "address": "昆明市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2389",
        "name": "昆明卫生职业学院",
        "code": "4153014372",
        "department": "云南省教育厅",
        "address": "昆明市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2390",
        "name": "云南现代职业技术学院",
        "code": "4153014373",
        "department": "云南省教育厅",
        "address": "楚雄彝族\n自治州",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2391",
        "name": "云南旅游职业学院",
        "code": "4153014381",
        "department": "云南省",
        "address": "昆明市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2392",
        "name": "红河卫生职业学院",
        "code": "4153014413",
        "department": "云南省",
        "address": "红河哈尼族彝族自治州",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2393",
        "name": "云南外事外语职业学院",
        "code": "4153014415",
        "department": "云南省教育厅",
        "address": "昆明市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2394",
        "name": "大理农林职业技术学院",
        "code": "4153014487",
        "department": "云南省",
        "address": "大理白族\n自治州",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2395",
        "name": "公安消防部队高等专科学校",
        "code": "4153014534",
        "department": "公安部",
        "address": "昆明市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2396",
        "name": "云南财经职业学院",
        "code": "4153014550",
        "department": "云南省",
        "address": "昆明市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2397",
        "name": "昆明铁道职业技术学院",
        "code": "4153014581",
        "department": "云南省",
        "address": "昆明市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2398",
        "name": "昭通卫生职业学院",
        "code": "4153014582",
        "department": "云南省",
        "address": "昭通市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2399",
        "name": "大理护理职业学院",
        "code": "4153014583",
        "department": "云南省",
        "address": "大理白族自治州",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2400",
        "name": "云南水利水电职业学院",
        "code": "4153014584",
        "department": "云南省",
        "address": "昆明市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2401",
        "name": "云南轻纺职业学院",
        "code": "4153014618",
        "department": "云南省",
        "address": "昆明市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2402",
        "name": "云南特殊教育职业学院",
        "code": "4153014619",
        "department": "云南省",
        "address": "昆明市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2403",
        "name": "云南工贸职业技术学院",
        "code": "4153014620",
        "department": "云南省",
        "address": "昆明市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2404",
        "name": "云南交通运输职业学院",
        "code": "4153014621",
        "department": "云南省",
        "address": "昆明市",
        "level": "专科",
        "remarks": ""
    },
    
    {
        "id": "2405",
        "name": "西藏大学",
        "code": "4154010694",
        "department": "西藏自治区",
        "address": "拉萨市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2406",
        "name": "西藏民族大学",
        "code": "4154010695",
        "department": "西藏自治区",
        "address": "咸阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2407",
        "name": "西藏藏医学院",
        "code": "4154010696",
        "department": "西藏自治区",
        "address": "拉萨市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2408",
        "name": "西藏农牧学院",
        "code": "4154010693",
        "department": "西藏自治区",
        "address": "林芝市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2409",
        "name": "西藏警官高等专科学校",
        "code": "4154010692",
        "department": "西藏自治区",
        "address": "拉萨市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2410",
        "name": "拉萨师范高等专科学校",
        "code": "4154012481",
        "department": "西藏自治区",
        "address": "拉萨市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2411",
        "name": "西藏职业技术学院",
        "code": "4154014085",
        "department": "西藏自治区",
        "address": "拉萨市",
        "level": "专科",
        "remarks": ""
    },
    
    {
        "id": "2412",
        "name": "西北大学",
        "code": "4161010697",
        "department": "陕西省",
        "address": "西安市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2413",
        "name": "西安交通大学",
        "code": "4161010698",
        "department": "教育部",
        "address": "西安市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2414",
        "name": "西北工业大学",
        "code": "4161010699",
        "department": "工业和信息化部",
        "address": "西安市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2415",
        "name": "西安理工大学",
        "code": "4161010700",
        "department": "陕西省",
        "address": "西安市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2416",
        "name": "西安电子科技大学",
        "code": "4161010701",
        "department": "教育部",
        "address": "西安市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2417",
        "name": "西安工业大学",
        "code": "4161010702",
        "department": "陕西省",
        "address": "西安市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2418",
        "name": "西安建筑科技大学",
        "code": "4161010703",
        "department": "陕西省",
        "address": "西安市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2419",
        "name": "西安科技大学",
        "code": "4161010704",
        "department": "陕西省",
        "address": "西安市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2420",
        "name": "西安石油大学",
        "code": "4161010705",
        "department": "陕西省",
        "address": "西安市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2421",
        "name": "陕西科技大学",
        "code": "4161010708",
        "department": "陕西省",
        "address": "西安市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2422",
        "name": "西安工程大学",
        "code": "4161010709",
        "department": "陕西省",
        "address": "西安市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2423",
        "name": "长安大学",
        "code": "4161010710",
        "department": "教育部",
        "address": "西安市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2424",
        "name": "西北农林科技大学",
        "code": "4161010712",
        "department": "教育部",
        "address": "咸阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2425",
        "name": "陕西中医药大学",
        "code": "4161010716",
        "department": "陕西省",
        "address": "咸阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2426",
        "name": "陕西师范大学",
        "code": "4161010718",
        "department": "教育部",
        "address": "西安市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2427",
        "name": "延安大学",
        "code": "4161010719",
        "department": "陕西省",
        "address": "延安市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2428",
        "name": "陕西理工大学",
        "code": "4161010720",
        "department": "陕西省",
        "address": "汉中市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2429",
        "name": "宝鸡文理学院",
        "code": "4161010721",
        "department": "陕西省",
        "address": "宝鸡市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2430",
        "name": "咸阳师范学院",
        "code": "4161010722",
        "department": "陕西省",
        "address": "咸阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2431",
        "name": "渭南师范学院",
        "code": "4161010723",
        "department": "陕西省",
        "address": "渭南市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2432",
        "name": "西安外国语大学",
        "code": "4161010724",
        "department": "陕西省",
        "address": "西安市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2433",
        "name": "西北政法大学",
        "code": "4161010726",
        "department": "陕西省",
        "address": "西安市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2434",
        "name": "西安体育学院",
        "code": "4161010727",
        "department": "陕西省",
        "address": "西安市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2435",
        "name": "西安音乐学院",
        "code": "4161010728",
        "department": "陕西省",
        "address": "西安市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2436",
        "name": "西安美术学院",
        "code": "4161010729",
        "department": "陕西省",
        "address": "西安市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2437",
        "name": "西安文理学院",
        "code": "4161011080",
        "department": "陕西省",
        "address": "西安市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2438",
        "name": "榆林学院",
        "code": "4161011395",
        "department": "陕西省",
        "address": "榆林市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2439",
        "name": "商洛学院",
        "code": "4161011396",
        "department": "陕西省",
        "address": "商洛市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2440",
        "name": "安康学院",
        "code": "4161011397",
        "department": "陕西省",
        "address": "安康市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2441",
        "name": "西安培华学院",
        "code": "4161011400",
        "department": "陕西省教育厅",
        "address": "西安市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2442",
        "name": "西安财经学院",
        "code": "4161011560",
        "department": "陕西省",
        "address": "西安市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2443",
        "name": "西安邮电大学",
        "code": "4161011664",
        "department": "陕西省",
        "address": "西安市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2444",
        "name": "西安航空学院",
        "code": "4161011736",
        "department": "陕西省",
        "address": "西安市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2445",
        "name": "西安医学院",
        "code": "4161011840",
        "department": "陕西省",
        "address": "西安市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2446",
        "name": "西安欧亚学院",
        "code": "4161012712",
        "department": "陕西省教育厅",
        "address": "西安市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2447",
        "name": "西安外事学院",
        "code": "4161012713",
        "department": "陕西省教育厅",
        "address": "西安市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2448",
        "name": "西安翻译学院",
        "code": "4161012714",
        "department": "陕西省教育厅",
        "address": "西安市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2449",
        "name": "西京学院",
        "code": "4161012715",
        "department": "陕西省教育厅",
        "address": "西安市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2450",
        "name": "西安思源学院",
        "code": "4161013121",
        "department": "陕西省教育厅",
        "address": "西安市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2451",
        "name": "陕西国际商贸学院",
        "code": "4161013123",
        "department": "陕西省教育厅",
        "address": "咸阳市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2452",
        "name": "陕西服装工程学院",
        "code": "4161013125",
        "department": "陕西省教育厅",
        "address": "咸阳市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2453",
        "name": "西安交通工程学院",
        "code": "4161013569",
        "department": "陕西省教育厅",
        "address": "西安市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2454",
        "name": "西安交通大学城市学院",
        "code": "4161013677",
        "department": "陕西省教育厅",
        "address": "西安市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2455",
        "name": "西北大学现代学院",
        "code": "4161013678",
        "department": "陕西省教育厅",
        "address": "西安市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2456",
        "name": "西安建筑科技大学华清学院",
        "code": "4161013679",
        "department": "陕西省教育厅",
        "address": "西安市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2457",
        "name": "西安财经学院行知学院",
        "code": "4161013680",
        "department": "陕西省教育厅",
        "address": "西安市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2458",
        "name": "陕西科技大学镐京学院",
        "code": "4161013681",
        "department": "陕西省教育厅",
        "address": "咸阳市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2459",
        "name": "西安工业大学北方信息工程\n学院",
        "code": "4161013682",
        "department": "陕西省教育厅",
        "address": "西安市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2460",
        "name": "延安大学西安创新学院",
        "code": "4161013683",
        "department": "陕西省教育厅",
        "address": "西安市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2461",
        "name": "西安电子科技大学长安学院",
        "code": "4161013685",
        "department": "陕西省教育厅",
        "address": "西安市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2462",
        "name": "西北工业大学明德学院",
        "code": "4161013894",
        "department": "陕西省教育厅",
        "address": "西安市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2463",
        "name": "长安大学兴华学院",
        "code": "4161014034",
        "department": "陕西省教育厅",
        "address": "西安市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2464",
        "name": "西安理工大学高科学院",
        "code": "4161014041",
        "department": "陕西省教育厅",
        "address": "西安市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2465",
        "name": "西安科技大学高新学院",
        "code": "4161014042",
        "department": "陕西省教育厅",
        "address": "西安市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2466",
        "name": "陕西学前师范学院",
        "code": "4161014390",
        "department": "陕西省",
        "address": "西安市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2467",
        "name": "陕西工业职业技术学院",
        "code": "4161010828",
        "department": "陕西省",
        "address": "咸阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2468",
        "name": "杨凌职业技术学院",
        "code": "4161010966",
        "department": "陕西省",
        "address": "咸阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2469",
        "name": "西安电力高等专科学校",
        "code": "4161011826",
        "department": "陕西省",
        "address": "西安市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2470",
        "name": "陕西能源职业技术学院",
        "code": "4161012510",
        "department": "陕西省",
        "address": "咸阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2471",
        "name": "陕西国防工业职业技术学院",
        "code": "4161012827",
        "department": "陕西省",
        "address": "西安市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2472",
        "name": "西安航空职业技术学院",
        "code": "4161012828",
        "department": "陕西省",
        "address": "西安市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2473",
        "name": "陕西财经职业技术学院",
        "code": "4161012829",
        "department": "陕西省",
        "address": "咸阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2474",
        "name": "陕西交通职业技术学院",
        "code": "4161012830",
        "department": "陕西省",
        "address": "西安市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2475",
        "name": "陕西职业技术学院",
        "code": "4161012831",
        "department": "陕西省",
        "address": "西安市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2476",
        "name": "西安高新科技职业学院",
        "code": "4161013122",
        "department": "陕西省教育厅",
        "address": "西安市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2477",
        "name": "西安城市建设职业学院",
        "code": "4161013124",
        "department": "陕西省教育厅",
        "address": "西安市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2478",
        "name": "陕西铁路工程职业技术学院",
        "code": "4161013566",
        "department": "陕西省",
        "address": "渭南市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2479",
        "name": "宝鸡职业技术学院",
        "code": "4161013567",
        "department": "陕西省",
        "address": "宝鸡市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2480",
        "name": "陕西航空职业技术学院",
        "code": "4161013568",
        "department": "陕西省",
        "address": "汉中市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2481",
        "name": "陕西电子信息职业技术学院",
        "code": "4161013570",
        "department": "陕西省教育厅",
        "address": "西安市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2482",
        "name": "陕西邮电职业技术学院",
        "code": "4161013736",
        "department": "陕西省",
        "address": "咸阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2483",
        "name": "西安海棠职业学院",
        "code": "4161013737",
        "department": "陕西省教育厅",
        "address": "西安市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2484",
        "name": "西安汽车科技职业学院",
        "code": "4161013738",
        "department": "陕西省教育厅",
        "address": "西安市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2485",
        "name": "西安东方亚太职业技术学院",
        "code": "4161013739",
        "department": "陕西省教育厅",
        "address": "西安市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2486",
        "name": "陕西警官职业学院",
        "code": "4161013819",
        "department": "陕西省",
        "address": "西安市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2487",
        "name": "陕西经济管理职业技术学院",
        "code": "4161013932",
        "department": "陕西省",
        "address": "西安市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2488",
        "name": "西安铁路职业技术学院",
        "code": "4161013945",
        "department": "陕西省",
        "address": "西安市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2489",
        "name": "咸阳职业技术学院",
        "code": "4161013946",
        "department": "陕西省",
        "address": "咸阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2490",
        "name": "西安职业技术学院",
        "code": "4161013947",
        "department": "陕西省",
        "address": "西安市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2491",
        "name": "商洛职业技术学院",
        "code": "4161013948",
        "department": "陕西省",
        "address": "商洛市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2492",
        "name": "汉中职业技术学院",
        "code": "4161013949",
        "department": "陕西省",
        "address": "汉中市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2493",
        "name": "延安职业技术学院",
        "code": "4161013950",
        "department": "陕西省",
        "address": "延安市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2494",
        "name": "渭南职业技术学院",
        "code": "4161013951",
        "department": "陕西省",
        "address": "渭南市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2495",
        "name": "安康职业技术学院",
        "code": "4161013952",
        "department": "陕西省",
        "address": "安康市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2496",
        "name": "铜川职业技术学院",
        "code": "4161013953",
        "department": "陕西省",
        "address": "铜川市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2497",
        "name": "陕西青年职业学院",
        "code": "4161014028",
        "department": "陕西省",
        "address": "西安市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2498",
        "name": "陕西工商职业学院",
        "code": "4161014029",
        "department": "陕西省",
        "address": "西安市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2499",
        "name": "陕西电子科技职业学院",
        "code": "4161014030",
        "department": "陕西省教育厅",
        "address": "西安市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2500",
        "name": "陕西旅游烹饪职业学院",
        "code": "4161014031",
        "department": "陕西省教育厅",
        "address": "西安市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2501",
        "name": "西安医学高等专科学校",
        "code": "4161014222",
        "department": "陕西省教育厅",
        "address": "西安市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2502",
        "name": "榆林职业技术学院",
        "code": "4161014318",
        "department": "陕西省",
        "address": "榆林市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2503",
        "name": "陕西艺术职业学院",
        "code": "4161014488",
        "department": "陕西省",
        "address": "西安市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2504",
        "name": "陕西机电职业技术学院",
        "code": "4261050084",
        "department": "陕西省",
        "address": "宝鸡市",
        "level": "专科",
        "remarks": ""
    },
    
    {
        "id": "2505",
        "name": "兰州大学",
        "code": "4162010730",
        "department": "教育部",
        "address": "兰州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2506",
        "name": "兰州理工大学",
        "code": "4162010731",
        "department": "甘肃省",
        "address": "兰州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2507",
        "name": "兰州交通大学",
        "code": "4162010732",
        "department": "甘肃省",
        "address": "兰州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2508",
        "name": "甘肃农业大学",
        "code": "4162010733",
        "department": "甘肃省",
        "address": "兰州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2509",
        "name": "甘肃中医药大学",
        "code": "4162010735",
        "department": "甘肃省",
        "address": "兰州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2510",
        "name": "西北师范大学",
        "code": "4162010736",
        "department": "甘肃省",
        "address": "兰州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2511",
        "name": "兰州城市学院",
        "code": "4162010737",
        "department": "甘肃省",
        "address": "兰州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2512",
        "name": "陇东学院",
        "code": "4162010738",
        "department": "甘肃省",
        "address": "庆阳市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2513",
        "name": "天水师范学院",
        "code": "4162010739",
        "department": "甘肃省",
        "address": "天水市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2514",
        "name": "河西学院",
        "code": "4162010740",
        "department": "甘肃省",
        "address": "张掖市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2515",
        "name": "兰州财经大学",
        "code": "4162010741",
        "department": "甘肃省",
        "address": "兰州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2516",
        "name": "西北民族大学",
        "code": "4162010742",
        "department": "国家民委",
        "address": "兰州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2517",
        "name": "甘肃政法学院",
        "code": "4162011406",
        "department": "甘肃省",
        "address": "兰州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2518",
        "name": "甘肃民族师范学院",
        "code": "4162011561",
        "department": "甘肃省",
        "address": "甘南藏族\n自治州",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2519",
        "name": "兰州文理学院",
        "code": "4162011562",
        "department": "甘肃省",
        "address": "兰州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2520",
        "name": "甘肃医学院",
        "code": "4162011805",
        "department": "甘肃省",
        "address": "平凉市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2521",
        "name": "兰州工业学院",
        "code": "4162011807",
        "department": "甘肃省",
        "address": "兰州市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2522",
        "name": "西北师范大学知行学院",
        "code": "4162013510",
        "department": "甘肃省教育厅",
        "address": "兰州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2523",
        "name": "兰州财经大学陇桥学院",
        "code": "4162013511",
        "department": "甘肃省教育厅",
        "address": "兰州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2524",
        "name": "兰州财经大学长青学院",
        "code": "4162013512",
        "department": "甘肃省教育厅",
        "address": "兰州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2525",
        "name": "兰州交通大学博文学院",
        "code": "4162013514",
        "department": "甘肃省教育厅",
        "address": "兰州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2526",
        "name": "兰州理工大学技术工程学院",
        "code": "4162013515",
        "department": "甘肃省教育厅",
        "address": "兰州市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2527",
        "name": "兰州石化职业技术学院",
        "code": "4162010838",
        "department": "甘肃省",
        "address": "兰州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2528",
        "name": "陇南师范高等专科学校",
        "code": "4162011806",
        "department": "甘肃省",
        "address": "陇南市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2529",
        "name": "定西师范高等专科学校",
        "code": "4162011808",
        "department": "甘肃省",
        "address": "定西市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2530",
        "name": "甘肃建筑职业技术学院",
        "code": "4162012511",
        "department": "甘肃省",
        "address": "兰州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2531",
        "name": "酒泉职业技术学院",
        "code": "4162012539",
        "department": "甘肃省",
        "address": "酒泉市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2532",
        "name": "兰州外语职业学院",
        "code": "4162012832",
        "department": "甘肃省教育厅",
        "address": "兰州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2533",
        "name": "兰州职业技术学院",
        "code": "4162012833",
        "department": "甘肃省",
        "address": "兰州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2534",
        "name": "甘肃警察职业学院",
        "code": "4162012834",
        "department": "甘肃省",
        "address": "兰州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2535",
        "name": "甘肃林业职业技术学院",
        "code": "4162012835",
        "department": "甘肃省",
        "address": "天水市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2536",
        "name": "甘肃工业职业技术学院",
        "code": "4162012836",
        "department": "甘肃省",
        "address": "天水市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2537",
        "name": "武威职业学院",
        "code": "4162013518",
        "department": "甘肃省",
        "address": "武威市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2538",
        "name": "甘肃交通职业技术学院",
        "code": "4162013519",
        "department": "甘肃省",
        "address": "兰州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2539",
        "name": "兰州资源环境职业技术学院",
        "code": "4162013933",
        "department": "甘肃省",
        "address": "兰州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2540",
        "name": "甘肃农业职业技术学院",
        "code": "4162013954",
        "department": "甘肃省",
        "address": "兰州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2541",
        "name": "甘肃畜牧工程职业技术学院",
        "code": "4162013955",
        "department": "甘肃省",
        "address": "武威市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2542",
        "name": "甘肃钢铁职业技术学院",
        "code": "4162014131",
        "department": "甘肃省",
        "address": "嘉峪关市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2543",
        "name": "甘肃机电职业技术学院",
        "code": "4162014319",
        "department": "甘肃省",
        "address": "天水市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2544",
        "name": "甘肃有色冶金职业技术学院",
        "code": "4162014375",
        "department": "甘肃省",
        "address": "金昌市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2545",
        "name": "白银矿冶职业技术学院",
        "code": "4162014376",
        "department": "甘肃省",
        "address": "白银市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2546",
        "name": "甘肃卫生职业学院",
        "code": "4162014517",
        "department": "甘肃省",
        "address": "兰州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2547",
        "name": "兰州科技职业学院",
        "code": "4162014518",
        "department": "甘肃省教育厅",
        "address": "兰州市",
        "level": "专科",
        "remarks": "民办"
    },
    {
        "id": "2548",
        "name": "庆阳职业技术学院",
        "code": "4162014551",
        "department": "甘肃省",
        "address": "庆阳市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2549",
        "name": "临夏现代职业学院",
        "code": "4162014552",
        "department": "甘肃省",
        "address": "临夏州",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2550",
        "name": "甘肃能源化工职业学院",
        "code": "4162014593",
        "department": "甘肃省",
        "address": "兰州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2551",
        "name": "兰州现代职业学院",
        "code": "4162014594",
        "department": "甘肃省",
        "address": "兰州市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2552",
        "name": "平凉职业技术学院",
        "code": "4162014595",
        "department": "甘肃省",
        "address": "平凉市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2553",
        "name": "甘肃财贸职业学院",
        "code": "4262051378",
        "department": "甘肃省",
        "address": "兰州市",
        "level": "专科",
        "remarks": ""
    },
    
    {
        "id": "2554",
        "name": "青海大学",
        "code": "4163010743",
        "department": "青海省",
        "address": "西宁市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2555",
        "name": "青海师范大学",
        "code": "4163010746",
        "department": "青海省",
        "address": "西宁市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2556",
        "name": "青海民族大学",
        "code": "4163010748",
        "department": "青海省",
        "address": "西宁市",
        "level": "本科",
        "remarks": ""
    },
    {
        "id": "2557",
        "name": "青海大学昆仑学院",
        "code": "4163013674",
        "department": "青海省教育厅",
        "address": "西宁市",
        "level": "本科",
        "remarks": "民办"
    },
    {
        "id": "2558",
        "name": "青海卫生职业技术学院",
        "code": "4163012562",
        "department": "青海省",
        "address": "西宁市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2559",
        "name": "青海警官职业学院",
        "code": "4163012852",
        "department": "青海省",
        "address": "西宁市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2560",
        "name": "青海畜牧兽医职业技术学院",
        "code": "4163012972",
        "department": "青海省",
        "address": "西宁市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2561",
        "name": "青海交通职业技术学院",
        "code": "4163012973",
        "department": "青海省",
        "address": "西宁市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2562",
        "name": "青海建筑职业技术学院",
        "code": "4163012974",
        "department": "青海省",
        "address": "西宁市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2563",
        "name": "西宁城市职业技术学院",
        "code": "4163014519",
        "department": "青海省",
        "address": "西宁市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2564",
        "name": "青海高等职业技术学院",
        "code": "4163014520",
        "department": "青海省",
        "address": "海东市",
        "level": "专科",
        "remarks": ""
    },
    {
        "id": "2565",
        "name": "青海柴达木职业技术学院",
        "code": "4163014521",
        "department": "青海省",
        "address": "海西蒙古族藏族自治州",
        "level": "专科",
        "remarks": ""
    }
,
{
    "id": "2566",
    "name": "宁夏大学",
    "code": "4164010749",
    "department": "宁夏回族自治区",
    "address": "银川市",
    "level": "本科",
    "remarks": ""
},
{
    "id": "2567",
    "name": "宁夏医科大学",
    "code": "4164010752",
    "department": "宁夏回族自治区",
    "address": "银川市",
    "level": "本科",
    "remarks": ""
},
{
    "id": "2568",
    "name": "宁夏师范学院",
    "code": "4164010753",
    "department": "宁夏回族自治区",
    "address": "固原市",
    "level": "本科",
    "remarks": ""
},
{
    "id": "2569",
    "name": "北方民族大学",
    "code": "4164011407",
    "department": "国家民委",
    "address": "银川市",
    "level": "本科",
    "remarks": ""
},
{
    "id": "2570",
    "name": "宁夏理工学院",
    "code": "4164012544",
    "department": "宁夏自治区教育厅",
    "address": "石嘴山市",
    "level": "本科",
    "remarks": "民办"
},
{
    "id": "2571",
    "name": "宁夏大学新华学院",
    "code": "4164013325",
    "department": "宁夏自治区教育厅",
    "address": "银川市",
    "level": "本科",
    "remarks": "民办"
},
{
    "id": "2572",
    "name": "银川能源学院",
    "code": "4164013820",
    "department": "宁夏自治区教育厅",
    "address": "银川市",
    "level": "本科",
    "remarks": "民办"
},
{
    "id": "2573",
    "name": "中国矿业大学银川学院",
    "code": "4164014200",
    "department": "宁夏自治区教育厅",
    "address": "银川市",
    "level": "本科",
    "remarks": "民办"
},
{
    "id": "2574",
    "name": "宁夏民族职业技术学院",
    "code": "4164012716",
    "department": "宁夏回族自治区",
    "address": "吴忠市",
    "level": "专科",
    "remarks": ""
},
{
    "id": "2575",
    "name": "宁夏工业职业学院",
    "code": "4164012837",
    "department": "宁夏回族自治区",
    "address": "银川市",
    "level": "专科",
    "remarks": ""
},
{
    "id": "2576",
    "name": "宁夏职业技术学院",
    "code": "4164013086",
    "department": "宁夏回族自治区",
    "address": "银川市",
    "level": "专科",
    "remarks": ""
},
{
    "id": "2577",
    "name": "宁夏工商职业技术学院",
    "code": "4164013087",
    "department": "宁夏回族自治区",
    "address": "银川市",
    "level": "专科",
    "remarks": ""
},
{
    "id": "2578",
    "name": "宁夏财经职业技术学院",
    "code": "4164013088",
    "department": "宁夏回族自治区",
    "address": "银川市",
    "level": "专科",
    "remarks": ""
},
{
    "id": "2579",
    "name": "宁夏警官职业学院",
    "code": "4164013089",
    "department": "宁夏回族自治区",
    "address": "银川市",
    "level": "专科",
    "remarks": ""
},
{
    "id": "2580",
    "name": "宁夏建设职业技术学院",
    "code": "4164013151",
    "department": "宁夏回族自治区",
    "address": "银川市",
    "level": "专科",
    "remarks": ""
},
{
    "id": "2581",
    "name": "宁夏葡萄酒与防沙治沙职业技术学院",
    "code": "4164014377",
    "department": "宁夏回族自治区",
    "address": "银川市",
    "level": "专科",
    "remarks": ""
},
{
    "id": "2582",
    "name": "宁夏幼儿师范高等专科学校",
    "code": "4164014498",
    "department": "宁夏回族自治区",
    "address": "银川市",
    "level": "专科",
    "remarks": ""
},
{
    "id": "2583",
    "name": "宁夏艺术职业学院",
    "code": "4164014522",
    "department": "宁夏回族自治区",
    "address": "银川市",
    "level": "专科",
    "remarks": ""
},
{
    "id": "2584",
    "name": "宁夏体育职业学院",
    "code": "4164014624",
    "department": "宁夏回族自治区",
    "address": "银川市",
    "level": "专科",
    "remarks": ""
}
,
{
    "id": "2585",
    "name": "新疆大学",
    "code": "4165010755",
    "department": "新疆维吾尔自治区",
    "address": "乌鲁木齐市",
    "level": "本科",
    "remarks": ""
},
{
    "id": "2586",
    "name": "塔里木大学",
    "code": "4165010757",
    "department": "新疆生产建设兵团",
    "address": "阿拉尔市",
    "level": "本科",
    "remarks": ""
},
{
    "id": "2587",
    "name": "新疆农业大学",
    "code": "4165010758",
    "department": "新疆维吾尔自治区",
    "address": "乌鲁木齐市",
    "level": "本科",
    "remarks": ""
},
{
    "id": "2588",
    "name": "石河子大学",
    "code": "4165010759",
    "department": "新疆生产建设兵团",
    "address": "石河子市",
    "level": "本科",
    "remarks": ""
},
{
    "id": "2589",
    "name": "新疆医科大学",
    "code": "4165010760",
    "department": "新疆维吾尔自治区",
    "address": "乌鲁木齐市",
    "level": "本科",
    "remarks": ""
},
{
    "id": "2590",
    "name": "新疆师范大学",
    "code": "4165010762",
    "department": "新疆维吾尔自治区",
    "address": "乌鲁木齐市",
    "level": "本科",
    "remarks": ""
},
{
    "id": "2591",
    "name": "喀什大学",
    "code": "4165010763",
    "department": "新疆维吾尔自治区",
    "address": "喀什地区",
    "level": "本科",
    "remarks": ""
},
{
    "id": "2592",
    "name": "伊犁师范学院",
    "code": "4165010764",
    "department": "新疆维吾尔自治区",
    "address": "伊犁哈萨克\n自治州",
    "level": "本科",
    "remarks": ""
},
{
    "id": "2593",
    "name": "新疆财经大学",
    "code": "4165010766",
    "department": "新疆维吾尔自治区",
    "address": "乌鲁木齐市",
    "level": "本科",
    "remarks": ""
},
{
    "id": "2594",
    "name": "新疆艺术学院",
    "code": "4165010768",
    "department": "新疆维吾尔自治区",
    "address": "乌鲁木齐市",
    "level": "本科",
    "remarks": ""
},
{
    "id": "2595",
    "name": "新疆工程学院",
    "code": "4165010994",
    "department": "新疆维吾尔自治区",
    "address": "乌鲁木齐市",
    "level": "本科",
    "remarks": ""
},
{
    "id": "2596",
    "name": "昌吉学院",
    "code": "4165010997",
    "department": "新疆维吾尔自治区",
    "address": "昌吉回族\n自治州",
    "level": "本科",
    "remarks": ""
},
{
    "id": "2597",
    "name": "新疆警察学院",
    "code": "4165012734",
    "department": "新疆维吾尔自治区",
    "address": "乌鲁木齐市",
    "level": "本科",
    "remarks": ""
},
{
    "id": "2598",
    "name": "新疆大学科学技术学院",
    "code": "4165013558",
    "department": "新疆自治区教育厅",
    "address": "乌鲁木齐市",
    "level": "本科",
    "remarks": "民办"
},
{
    "id": "2599",
    "name": "新疆农业大学科学技术学院",
    "code": "4165013559",
    "department": "新疆自治区教育厅",
    "address": "乌鲁木齐市",
    "level": "本科",
    "remarks": "民办"
},
{
    "id": "2600",
    "name": "新疆医科大学厚博学院",
    "code": "4165013560",
    "department": "新疆自治区教育厅",
    "address": "乌鲁木齐市",
    "level": "本科",
    "remarks": "民办"
},
{
    "id": "2601",
    "name": "新疆财经大学商务学院",
    "code": "4165013561",
    "department": "新疆自治区教育厅",
    "address": "乌鲁木齐市",
    "level": "本科",
    "remarks": "民办"
},
{
    "id": "2602",
    "name": "石河子大学科技学院",
    "code": "4165013628",
    "department": "新疆自治区教育厅",
    "address": "石河子市",
    "level": "本科",
    "remarks": "民办"
},
{
    "id": "2603",
    "name": "和田师范专科学校",
    "code": "4165010765",
    "department": "新疆维吾尔自治区",
    "address": "和田地区",
    "level": "专科",
    "remarks": ""
},
{
    "id": "2604",
    "name": "新疆农业职业技术学院",
    "code": "4165010995",
    "department": "新疆维吾尔自治区",
    "address": "昌吉回族\n自治州",
    "level": "专科",
    "remarks": ""
},
{
    "id": "2605",
    "name": "乌鲁木齐职业大学",
    "code": "4165011565",
    "department": "新疆维吾尔自治区",
    "address": "乌鲁木齐市",
    "level": "专科",
    "remarks": ""
},
{
    "id": "2606",
    "name": "新疆维吾尔医学专科学校",
    "code": "4165011818",
    "department": "新疆维吾尔自治区",
    "address": "和田地区",
    "level": "专科",
    "remarks": ""
},
{
    "id": "2607",
    "name": "克拉玛依职业技术学院",
    "code": "4165012482",
    "department": "新疆维吾尔自治区",
    "address": "克拉玛依市",
    "level": "专科",
    "remarks": ""
},
{
    "id": "2608",
    "name": "新疆机电职业技术学院",
    "code": "4165012513",
    "department": "新疆维吾尔自治区",
    "address": "乌鲁木齐市",
    "level": "专科",
    "remarks": ""
},
{
    "id": "2609",
    "name": "新疆轻工职业技术学院",
    "code": "4165012514",
    "department": "新疆维吾尔自治区",
    "address": "乌鲁木齐市",
    "level": "专科",
    "remarks": ""
},
{
    "id": "2610",
    "name": "新疆能源职业技术学院",
    "code": "4165012570",
    "department": "新疆自治区教育厅",
    "address": "乌鲁木齐市",
    "level": "专科",
    "remarks": "民办"
},
{
    "id": "2611",
    "name": "昌吉职业技术学院",
    "code": "4165012838",
    "department": "新疆维吾尔自治区",
    "address": "昌吉回族\n自治州",
    "level": "专科",
    "remarks": ""
},
{
    "id": "2612",
    "name": "伊犁职业技术学院",
    "code": "4165012975",
    "department": "新疆维吾尔自治区",
    "address": "伊犁哈萨克\n自治州",
    "level": "专科",
    "remarks": ""
},
{
    "id": "2613",
    "name": "阿克苏职业技术学院",
    "code": "4165013093",
    "department": "新疆维吾尔自治区",
    "address": "阿克苏地区",
    "level": "专科",
    "remarks": ""
},
{
    "id": "2614",
    "name": "巴音郭楞职业技术学院",
    "code": "4165013094",
    "department": "新疆维吾尔自治区",
    "address": "巴音郭楞蒙古自治州",
    "level": "专科",
    "remarks": ""
},
{
    "id": "2615",
    "name": "新疆建设职业技术学院",
    "code": "4165013562",
    "department": "新疆维吾尔自治区",
    "address": "乌鲁木齐市",
    "level": "专科",
    "remarks": ""
},
{
    "id": "2616",
    "name": "新疆兵团警官高等专科学校",
    "code": "4165013563",
    "department": "新疆生产建设兵团",
    "address": "五家渠市",
    "level": "专科",
    "remarks": ""
},
{
    "id": "2617",
    "name": "新疆现代职业技术学院",
    "code": "4165013726",
    "department": "新疆自治区教育厅",
    "address": "乌鲁木齐市",
    "level": "专科",
    "remarks": "民办"
},
{
    "id": "2618",
    "name": "新疆天山职业技术学院",
    "code": "4165013727",
    "department": "新疆自治区教育厅",
    "address": "乌鲁木齐市",
    "level": "专科",
    "remarks": "民办"
},
{
    "id": "2619",
    "name": "新疆交通职业技术学院",
    "code": "4165013926",
    "department": "新疆维吾尔自治区",
    "address": "乌鲁木齐市",
    "level": "专科",
    "remarks": ""
},
{
    "id": "2620",
    "name": "新疆石河子职业技术学院",
    "code": "4165013956",
    "department": "新疆生产建设兵团",
    "address": "石河子市",
    "level": "专科",
    "remarks": ""
},
{
    "id": "2621",
    "name": "新疆职业大学",
    "code": "4165014138",
    "department": "新疆维吾尔自治区",
    "address": "乌鲁木齐市",
    "level": "专科",
    "remarks": ""
},
{
    "id": "2622",
    "name": "新疆体育职业技术学院",
    "code": "4165014416",
    "department": "新疆维吾尔自治区",
    "address": "乌鲁木齐市",
    "level": "专科",
    "remarks": ""
},
{
    "id": "2623",
    "name": "新疆应用职业技术学院",
    "code": "4165014417",
    "department": "新疆维吾尔自治区",
    "address": "伊犁哈萨克\n自治州",
    "level": "专科",
    "remarks": ""
},
{
    "id": "2624",
    "name": "新疆师范高等专科学校",
    "code": "4165014421",
    "department": "新疆维吾尔自治区",
    "address": "乌鲁木齐市",
    "level": "专科",
    "remarks": ""
},
{
    "id": "2625",
    "name": "新疆铁道职业技术学院",
    "code": "4165014489",
    "department": "新疆维吾尔自治区",
    "address": "乌鲁木齐市",
    "level": "专科",
    "remarks": ""
},
{
    "id": "2626",
    "name": "新疆生产建设兵团兴新职业技术学院",
    "code": "4165014523",
    "department": "新疆生产建设兵团",
    "address": "乌鲁木齐市",
    "level": "专科",
    "remarks": ""
},
{
    "id": "2627",
    "name": "哈密职业技术学院",
    "code": "4165014524",
    "department": "新疆维吾尔自治区",
    "address": "哈密市",
    "level": "专科",
    "remarks": ""
},
{
    "id": "2628",
    "name": "新疆科技职业技术学院",
    "code": "4165014525",
    "department": "新疆自治区教育厅",
    "address": "乌鲁木齐市",
    "level": "专科",
    "remarks": "民办"
},
{
    "id": "2629",
    "name": "吐鲁番职业技术学院",
    "code": "4165014585",
    "department": "新疆维吾尔自治区",
    "address": "吐鲁番市",
    "level": "专科",
    "remarks": ""
},
{
    "id": "2630",
    "name": "博尔塔拉职业技术学院",
    "code": "4165014622",
    "department": "新疆维吾尔自治区",
    "address": "博尔塔拉蒙古自治州",
    "level": "专科",
    "remarks": ""
},
{
    "id": "2631",
    "name": "新疆工业职业技术学院",
    "code": "4265051060",
    "department": "新疆维吾尔自治区",
    "address": "乌鲁木齐市",
    "level": "专科",
    "remarks": ""
}
];

export default SchoolData;